internal import CacheNetBundle
package import CacheNetCore
package import CacheNetDevice

/// Drives a stream of frames through a device and records statistics.
///
/// ```swift
/// let run = try StreamRun(device: device)
/// let summary = try await run.run(camera, log: FrameLog(path: "frames.jsonl"))
/// print(summary.text)
/// if let failure = summary.failure { throw failure }
/// ```
package struct StreamRun {
    private static let progressPeriod = Duration.seconds(1)

    private let device: Device
    private let interval: Duration?

    /// - Parameter framesPerSecond: the pace, within ``FrameSchedule/paces``; `nil` takes frames as fast as they come
    ///   and are answered.
    package init(device: Device, framesPerSecond: Double? = nil) throws(RunError) {
        if let framesPerSecond { try FrameSchedule.check(framesPerSecond) }
        self.device = device
        self.interval = framesPerSecond.map { .seconds(1 / $0) }
    }

    /// Whether a source fits the device's bundle, before anything is asked of it.
    ///
    /// - Returns: which of its labels are the bundle's.
    /// - Throws: ``RunError`` when its frames have another shape.
    @discardableResult package func check(_ source: some FrameSource) throws(RunError) -> LabelMatch {
        let config = device.bundle.config
        try config.checkFrames(source.frameFormat)
        return LabelMatch(source: source.labels, bundle: config.labels)
    }

    /// Cancelling the task ends the run early, with the summary of the frames so far. So does a source that fails; its
    /// error is the summary's ``RunSummary/failure``.
    ///
    /// - Parameters:
    ///   - limit: frames to show at most; `nil` shows all.
    ///   - onProgress: called each second between frames; it must return at once.
    /// - Returns: the summary of all frames.
    /// - Throws: ``RunError`` when the source's frames have another shape than the bundle's, or the log cannot be
    ///   written.
    package func run(
        _ source: some FrameSource, limit: Int? = nil, log: FrameLog? = nil, progress: ProgressDisplay? = nil,
        onProgress: (@Sendable (RunProgress) -> Void)? = nil
    ) async throws -> RunSummary {
        let labels = try check(source)
        // On the device's own thread a hit costs no thread hop.
        return try await withTaskExecutorPreference(device.executor) {
            try await drive(source, labels, limit: limit ?? .max, log: log, progress: progress, onProgress: onProgress)
        }
    }

    private func drive(
        _ source: some FrameSource, _ labels: LabelMatch, limit: Int, log: FrameLog?, progress: ProgressDisplay?,
        onProgress: (@Sendable (RunProgress) -> Void)?
    ) async throws -> RunSummary {
        var labels = labels
        var version = device.bundle.digest.description
        var summary = RunSummary()
        let usage = RunUsage()
        var shown = 0
        var progress = progress
        var frames = source.makeAsyncIterator()
        let clock = ContinuousClock()
        let start = clock.now
        var nextProgress = Duration.zero
        while shown < limit, let frame = await next(&frames, &summary) {
            if let interval { try? await clock.sleep(until: start + interval * frame.index) }
            if Task.isCancelled { break }
            shown += 1
            let answer = try await device.infer(frame.pixels)
            // At a pace from outside a frame waits until it is due.
            if interval == nil, let arrival = frame.arrival {
                summary.sinceArrival.record(arrival.duration(to: clock.now))
            }
            if answer.version != version {
                // Another version of the bundle may have other labels.
                version = answer.version
                labels = LabelMatch(source: source.labels, bundle: device.bundle.config.labels)
            }
            let truth = labels[frame.label] == nil ? nil : frame.label.flatMap { source.labels?[$0] }
            summary.count(answer, truth: truth)
            try log?.append(
                FrameRecord(frame: frame.index, record: frame.record, time: frame.time, answer: answer, truth: truth))
            summary.elapsed = start.duration(to: clock.now)
            if progress?.isDue(at: summary.elapsed) == true {
                summary.statistics = await device.report
                progress?.show(summary, active: answer.next)
            }
            if let onProgress, summary.elapsed >= nextProgress {
                nextProgress = summary.elapsed + Self.progressPeriod
                summary.statistics = await device.report
                onProgress(
                    RunProgress(summary: summary, active: answer.next, loaded: await device.loadedPartitions))
            }
        }
        await device.settleForAWhile()
        summary.statistics = await device.report
        summary.cost = usage.cost
        progress?.finish()
        return summary
    }

    /// - Returns: `nil` after the last frame, and where the source fails, which the summary tells.
    private func next<Frames: AsyncIteratorProtocol>(
        _ frames: inout Frames, _ summary: inout RunSummary
    ) async -> Frames.Element? {
        do {
            return try await frames.next(isolation: #isolation)
        } catch {
            // A source that ends because the run was cancelled has not failed.
            if !Task.isCancelled { summary.sourceFailure = error }
            return nil
        }
    }
}
