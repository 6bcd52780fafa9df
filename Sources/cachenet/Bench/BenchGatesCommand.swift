import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetData
import CacheNetONNX

struct BenchGatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-gates",
        abstract: "Compare gates on simulated streams of a bundle's real answers, and test what they promise.",
        discussion: """
            Every model of the bundle answers every picture once. From these answers come streams of every stickiness, \
            and streams whose stickiness and labels drift, on which the promise is tested:

              cachenet bench-gates --bundle cifar10.bundle --dataset cifar10:DIR --output results

            Writes gates.csv and promise.svg.
            """
    )

    @OptionGroup var asked: OutcomeOptions
    @Option(help: "Which part of them: calibration, train or test.")
    var split = SplitArgument(split: .test)
    @Option(help: "Accuracy below the full model's that the locality-aware gate is asked for.")
    var risk: Double = GateChoice.usualRisk
    @Option(help: "Frames of each stream of one stickiness.")
    var frames = 40_000
    @Option(help: "Streams whose stickiness and labels drift, of 20,000 frames each; 0 leaves them out.")
    var streams = 1000
    @Option(help: "Decides the streams (default: 1).", transform: UInt64.parsed)
    var seed: UInt64 = 1
    @Option(help: "Write gates.csv and promise.svg into this directory.")
    var output: String?

    func validate() throws {
        guard risk > 0, risk < 1 else {
            throw ValidationError("--risk: expected more than 0 and less than 1, got \(risk)")
        }
        guard (1...10_000_000).contains(frames) else {
            throw ValidationError("--frames: expected 1 to 10000000, got \(frames)")
        }
        guard (0...1_000_000).contains(streams) else {
            throw ValidationError("--streams: expected 0 to 1000000, got \(streams)")
        }
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        let bundle = try Bundle.open(at: asked.bundle)
        let dataset = try asked.openDataset(split)
        let files = try output.map { try BenchFiles(directory: $0) }
        let outcomes = try asked.record(dataset, with: bundle, engine: try ONNXEngine())
        let config = bundle.description.config
        let comparison = try GateComparison(
            config, outcomes, risk: risk, streams: GateComparison.usualStreams(of: outcomes), frames: frames, seed: seed
        )
        print("\(try PartitionQuality(config, outcomes).table())\n\n\(try comparison.table())\n")
        if let files { print("figures \(try files.write(comparison.csv, to: "gates.csv"))\n") }
        guard streams > 0 else { return }
        let promise = RiskCoverageTest(config, outcomes, risk: risk, streams: streams, seed: seed)
        print(try promise.table())
        if let files { print("\npicture \(try files.write(try promise.svg(), to: "promise.svg"))") }
    }
}
