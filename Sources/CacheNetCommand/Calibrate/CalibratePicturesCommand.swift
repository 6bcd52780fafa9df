import ArgumentParser
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import CacheNetReport

struct CalibratePicturesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calibrate-pictures",
        abstract: "Measure what it costs to send frames as JPEG, and note it in the bundle.",
        discussion: """
            The full model answers a sample of the calibration split as it is, and as JPEG pictures of each quality:

              cachenet calibrate-pictures --bundle mine.bundle --dataset folder:DIR,size=224x224

            The table shows bytes of a frame, what making the picture took on this machine, how often the full model \
            answered otherwise, and its accuracy where there are labels. The bundle keeps that. Devices that choose by \
            themselves (run --frames-as auto) take the smallest pictures of which at most 1% were answered otherwise, and \
            these only while they are quicker on their link.
            """
    )

    @OptionGroup var asked: OutcomeOptions
    @Option(help: "Which part of them: calibration (of an undivided folder a tenth), train or test.")
    var split = SplitArgument(split: .calibration)
    @Option(help: "Qualities to measure, 1 to 100, separated by commas.", transform: CommaList.parsed)
    var quality = CommaList([75, 85, 90, 95].map { QualityArgument(quality: $0) })
    @Option(help: "How many frames are asked about at most.")
    var records = PictureCosts.mostSampled
    @Option(help: "Decides which frames these are (default: 1).", transform: UInt64.parsed)
    var seed: UInt64 = 1
    @Option(help: "Write the bundle here (default: in place of --bundle).", completion: .directory)
    var output: String?
    @Flag(help: "Replace what --output names.")
    var force = false
    @Flag(help: "Only print the table.")
    var dryRun = false

    func validate() throws {
        guard records >= 1 else { throw ValidationError("--records: expected at least 1, got \(records)") }
        guard !dryRun || output == nil else { throw ValidationError("--output has no meaning with --dry-run") }
    }

    func run() throws {
        EndingSignals.deleteUnfinishedFiles()
        let bundle = try Bundle.open(at: asked.bundle)
        let place = output ?? asked.bundle
        if !dryRun { try BundleWriter.checkPlace(place, force: output == nil || force) }
        let pictures = try asked.openDatasets([split.split])[0]
        let engine = try ONNXEngine()
        var progress = ProgressLine()
        let start = ContinuousClock.now
        let costs = try PictureCosts(
            of: bundle, on: pictures, qualities: quality.uniqueElements.map(\.quality), limit: records, seed: seed,
            engine: engine
        ) { record, total in
            let elapsed = start.duration(to: .now)
            guard progress.isDue(at: elapsed) else { return }
            progress.show(ProgressStatus(stage: "full model", done: record, total: total, unit: "frames"), at: elapsed)
        }
        progress.finish()
        print(try PictureCostReport(costs).text())
        guard !dryRun else { return }
        var specification = bundle.specification
        specification.pictures = costs.rows.map(\.cost)
        let written = try BundleWriter(engine: engine).create(specification, at: place, force: output == nil || force)
        let plan = written.description.config.framePlan(for: .automatic())
        print(
            """

            devices send frames \(plan.reason ?? "as tensors")
            \(place): \(written.description.config.name) \(written.description.digest)
            """)
    }
}
