import ArgumentParser
import CacheNetBench
import CacheNetData
import CacheNetSimulation

struct StreamOptions: ParsableArguments {
    private static let usualFrames = 4000

    @OptionGroup var choice: StreamChoice
    @Option(
        help: """
            Mean length of a run before a label is drawn afresh, at least 1 (default: 50, where the source has no \
            sequences).
            """)
    var dwell: Double?
    @Option(help: "How many frames (default: 4000; all of --stream).")
    var frames: Int?
    @Option(help: "Seed of --natural, --dwell and --uniform (default: 1).", transform: UInt64.parsed)
    var seed: UInt64 = 1
    @Option(help: "Frames per second (default: as fast as it goes).")
    var fps: Double?

    func validate() throws {
        try choice.check(hasDwell: dwell != nil, frames: frames)
        if let dwell { try StreamChoice.check(dwell: dwell, got: "\(dwell)") }
        do {
            if let fps { try FrameSchedule.check(fps) }
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    func open() throws -> DatasetFrames<[Int]> {
        let dataset = try choice.specification().open()
        let count = frames ?? (choice.stream == nil ? Self.usualFrames : nil)
        return DatasetFrames(
            dataset: dataset,
            records: try StreamChoice.naming { try plan(for: dataset).records(of: dataset, count: count, seed: seed) })
    }

    /// What a recorded run says of it: no path, since that means nothing elsewhere.
    func described(of dataset: any Dataset) throws -> RecordedStream {
        let specification = try choice.specification()
        let parameters = specification.parameters
        let source = specification.kind.rawValue + (parameters.isEmpty ? "" : ":\(parameters)")
        return switch plan(for: dataset) {
        case .file: RecordedStream(source: source, order: "listed", seed: nil)
        case .natural: RecordedStream(source: source, order: "natural", seed: seed)
        case let drawn: RecordedStream(source: source, order: "\(drawn)", seed: seed)
        }
    }

    private func plan(for dataset: any Dataset) -> StreamPlan {
        choice.plans(for: dataset, dwells: dwell.map { [$0] })[0]
    }
}
