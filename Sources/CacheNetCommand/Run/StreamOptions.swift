import ArgumentParser
import CacheNetBench
import CacheNetData
import CacheNetSimulation
import CacheNetStreamRun

struct StreamOptions: ParsableArguments {
    private static let usualFrames = 4000

    @OptionGroup var choice: StreamChoice
    @OptionGroup var video: VideoOptions
    @Option(
        help: "How frames are drawn: \(StreamKindArgument.explanation).",
        transform: StreamKindArgument.parsed)
    var streamKind: StreamKindArgument?
    @Option(
        help: """
            Mean length of a run before a label is drawn afresh, at least 1: in frames (independent; default: 50) or \
            tracks (default: 5).
            """)
    var dwell: Double?
    @Option(help: "How many frames (default: 4000; all of --stream, of a video, and of a folder of frames).")
    var frames: Int?
    @Option(help: "Seed of the stream and its tracks (default: 1).", transform: UInt64.parsed)
    var seed: UInt64 = 1
    @Option(help: "Frames per second (default: as fast as it goes).")
    var fps: Double?

    func validate() throws {
        try choice.check(kinds: kinds, hasDwell: dwell != nil, frames: frames)
        guard choice.video != nil || video.given.isEmpty else {
            throw ValidationError(
                "\(video.given[0]): expected --source \(VideoChoice.usage) with it, got \(choice.source)")
        }
        if let dwell { try StreamChoice.check(dwell: dwell, got: "\(dwell)") }
        do {
            if let fps { try FrameSchedule.check(fps) }
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    /// What is shown: a video that nobody has opened yet, or pictures of a data set.
    enum Shown {
        case video(VideoChoice)
        case pictures(OpenedStream)
    }

    func open() throws -> Shown {
        if let video = choice.video { return .video(video) }
        let dataset = try choice.specification().open()
        return try StreamChoice.naming {
            .pictures(
                try OpenedStream(
                    dataset, plan: try plan(for: dataset),
                    count: frames ?? (choice.stream == nil ? Self.usualFrames : nil), seed: seed))
        }
    }

    /// What a recorded run says of it: no path, since that means nothing elsewhere.
    func described(of stream: OpenedStream) throws -> RecordedStream {
        let specification = try choice.specification()
        let parameters = specification.parameters
        let source = specification.kind.rawValue + (parameters.isEmpty ? "" : ":\(parameters)")
        guard let settings = stream.plan.settings else {
            return RecordedStream(source: source, order: "listed", seed: nil)
        }
        return RecordedStream(source: source, order: "\(settings)", seed: seed)
    }

    /// For the summary.
    func named(_ stream: OpenedStream) -> String {
        "\(stream.plan)" + (stream.plan.settings == nil ? "" : ", seed \(seed)")
    }

    private var kinds: [StreamKind]? { streamKind.map { [$0.kind] } }

    private func plan(for dataset: any Dataset) throws -> StreamPlan {
        try choice.plans(for: dataset, kinds: kinds, dwells: dwell.map { [$0] }, seed: seed)[0]
    }
}
