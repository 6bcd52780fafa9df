import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetStreamRun
import CacheNetVideo
import Logging

/// Frames that are shown to a device, and what is told of it on the way.
struct ShownStream {
    let device: Device
    let stream: StreamOptions
    /// The path of the frame log.
    let log: String?
    let isQuiet: Bool
    let logger: Logger
    let reports: ReportedRun?

    /// - Parameter total: how many frames there are; `nil` where nobody knows.
    func frames(of source: some FrameSource, total: Int?) async throws -> RunSummary {
        let run = try StreamRun(device: device, framesPerSecond: stream.fps)
        if let note = try run.check(source).note { logger.warning("\(note)") }
        // An earlier log is kept until there is something to write in its place.
        let frameLog = try log.map { try FrameLog(path: $0) }
        let summary = try await run.run(
            source, limit: stream.frames, log: frameLog, progress: isQuiet ? nil : ProgressDisplay(total: total),
            onProgress: reports?.send)
        if let failure = await reports?.finish(summary) { logger.warning("--report: \(failure)") }
        return summary
    }

    /// The frames of a video or a folder, in the shape that the bundle takes.
    func frames(of choice: VideoChoice) async throws -> RunSummary {
        let format = device.bundle.config.input.format
        guard format.isPicture else {
            throw VideoError(
                .invalidSetting, "expected a bundle that takes pictures, got \(device.bundle.config.name) for \(format)"
            )
        }
        let shape = format.shape
        var summary: RunSummary
        switch choice {
        case .video(let location):
            let source = try stream.video.source(location, shape: shape, logger: logger)
            summary = try await frames(of: source, total: stream.frames)
            let statistics = source.statistics
            summary.losses = SourceLosses(
                dropped: statistics.dropped, damaged: statistics.damagedPackets, losses: statistics.losses)
        case .frames(let directory):
            let source = try FrameFolder(directory, shape: shape, framesPerSecond: stream.fps)
            summary = try await frames(of: source, total: min(source.names.count, stream.frames ?? .max))
        }
        summary.stream = stream.choice.source
        return summary
    }
}
