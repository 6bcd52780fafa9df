import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import CacheNetReport
import CacheNetRivals
import Foundation

struct BenchGatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-gates",
        abstract:
            "Compare gates and their rivals, all asked for the same risk, on simulated streams of a bundle's answers.",
        discussion: """
            Every model of the bundle answers every picture of the calibration split and of the test split once. On \
            streams of the first each gate is calibrated, all by one rule, for every stickiness of a kind of stream \
            together; on streams of the second it is scored:

              cachenet bench-gates --bundle cifar10.bundle --dataset cifar10:DIR --risk 0.005 --output results

            Rivals repeat the edge's last answer while the frame hardly changes (reuse), ask the fallback model \
            (cascade), filter its answers over time, or run the full model everywhere. Writes gates.csv, which has \
            every figure of every stream, and, with --resplits, promise-KIND.csv and promise-KIND.svg: how often the \
            promise is kept where pictures are split again.
            """
    )

    @OptionGroup var asked: OutcomeOptions
    @OptionGroup var streams: GateStreamOptions
    @Option(
        help: """
            What every gate is calibrated for, as a share of all frames: loss=0.005 (accuracy below the full model's; a \
            bare number means the same) or disagreement=0.01 (answers that are not the full model's, which then count as \
            the right ones) (default: \(RiskArgument().defaultValueDescription)).
            """,
        transform: RiskArgument.parsed)
    var risk = RiskArgument()
    @OptionGroup var changes: ChangeRiskOptions
    @OptionGroup var prediction: PredictionOptions
    @Option(help: "With which probability the risk shall be kept on streams of one stickiness.")
    var confidence: Double = 0.95
    @Option(
        help: """
            What the device has when a stream begins, separated by commas: cold (nothing), warm (partition 0 and the \
            fallback model).
            """,
        transform: CommaList.parsed)
    var start = CommaList([DeviceStartArgument(start: .cold), DeviceStartArgument(start: .warm)])
    @Flag(help: "Calibrate the belief without each of its parts as well.")
    var ablation = false
    @Option(
        help: """
            Split the pictures of both splits into halves so many times, calibrate the belief on one, and test the \
            promise on the other; 0 leaves that out.
            """)
    var resplits = 0
    @Option(help: "Streams of each such test.")
    var resplitStreams = 100
    @Option(help: "Frames of each of them.")
    var resplitFrames = 10_000
    @Option(help: "Write gates.csv, and what --resplits found, into this directory.", completion: .directory)
    var output: String?

    func validate() throws {
        for (name, value, least) in [
            ("--resplits", resplits, 0), ("--resplit-streams", resplitStreams, 1),
            ("--resplit-frames", resplitFrames, 1),
        ]
        where !(least...1_000_000).contains(value) {
            throw ValidationError("\(name): expected \(least) to 1000000, got \(value)")
        }
        do {
            try streams.calibration([.independent], confidence: confidence).check()
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    private var promise: Promise { risk.promise(change: changes.changeRisk) }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        let bundle = try Bundle.open(at: asked.bundle)
        try streams.workingSet.check(bundle.description.config)
        let pictures = try asked.openDatasets([.calibration, .test])
        let kinds = try streams.kinds(of: pictures)
        let files = try output.map { try BenchFiles(directory: $0) }
        let engine = try ONNXEngine()
        let (times, note) = try prediction.times(of: bundle, on: pictures[0], engine: engine)
        var lines: [GateComparison.Line] = []
        var recorded: RecordedSplits?
        for (index, kinds) in kinds.enumerated() {
            let isOfTracks = kinds.contains(.tracks)
            if recorded?.isOfTracks != isOfTracks {
                recorded = try RecordedSplits(
                    pictures, isOfTracks: isOfTracks, streams: streams, asked: asked, bundle: bundle,
                    engine: engine, judge: risk.kind)
                if index == 0, let recorded, !bundle.description.config.partitions.isEmpty {
                    print("\(try PartitionQuality(recorded.test).table())\n")
                }
            }
            guard let recorded else { continue }
            lines += try compare(kinds, on: recorded, bundle.description.config, times, files: files)
        }
        print("\(GateComparison.legend)\n\n\(note)")
        if let files {
            print("\nfigures \(try files.write(GateComparison.csv(lines), to: "gates.csv"))")
        }
    }

    /// - Returns: lines of figures.
    private func compare(
        _ kinds: [StreamKind], on recorded: RecordedSplits, _ config: BundleConfig, _ times: StepTimes,
        files: BenchFiles?
    ) throws -> [GateComparison.Line] {
        let (calibrated, test) = (recorded.calibration, recorded.test)
        let settings = streams.calibration(kinds, confidence: confidence)
        let calibration = try RiskCalibration(
            calibrated, keeping: promise, on: settings, groups: config.labelGroups)
        let gates = try calibrate(settings.kinds.names, calibration, on: calibrated)
        let scored = try GateStreams(
            streams.settings(kinds), of: test, filter: calibration.labelFilter, groups: config.labelGroups,
            frames: streams.frames, seed: streams.seed, times: times)
        print(
            """
            \(settings.kinds.names): calibrated on \(calibrated.outcomes.sequences.count) sequences of the calibration split, scored on \
            \(test.outcomes.sequences.count) of the test split;
            asked for \(promise), with a confidence of \(confidence)

            """)
        var lines: [GateComparison.Line] = []
        for start in start.uniqueElements.map(\.start) {
            let comparison = GateComparison(gates, on: scored, start: start, promise: promise)
            print("\(try comparison.table())\n")
            if comparison.streams.count > 1 { print("\(try comparison.byStream())\n") }
            if start == self.start.elements.last?.start {
                for shortfall in comparison.shortfalls { print("\(shortfall)\n") }
            }
            lines += comparison.lines
        }
        if resplits > 0 {
            // Its streams show other labels every few thousand frames.
            var all = settings
            all.workingSet = nil
            try testPromise(all, on: recorded, files: files)
        }
        return lines
    }

    private func testPromise(_ settings: CalibrationStreams, on recorded: RecordedSplits, files: BenchFiles?) throws {
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        let test = try PromiseTest(
            try recorded.calibration.outcomes.joined(with: recorded.test.outcomes), keeping: promise,
            on: settings, splits: resplits, streams: resplitStreams,
            frames: resplitFrames
        ) { split in
            progress.show(
                ProgressStatus(stage: "promise, \(settings.kinds.names)", done: split, total: resplits, unit: "splits"),
                at: start.duration(to: .now))
        }
        progress.finish()
        print("\(try test.table())\n")
        if let files {
            print("figures \(try files.write(test.csv, to: "promise-\(settings.kinds.names).csv"))")
            print("picture \(try files.write(try test.svg(), to: "promise-\(settings.kinds.names).svg"))\n")
        }
    }

    private func calibrate(
        _ kinds: String, _ calibration: RiskCalibration, on recorded: TemperedOutcomes
    ) throws -> [ComparedGate] {
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        var done = 0
        return try ComparedGate.calibrated(
            calibration, hasFallback: recorded.hasFallback, isAblation: ablation
        ) { name in
            progress.show(
                ProgressStatus(stage: "calibrate, \(kinds)", done: done, unit: "gates", detail: name),
                at: start.duration(to: .now))
            done += 1
        }
    }
}
