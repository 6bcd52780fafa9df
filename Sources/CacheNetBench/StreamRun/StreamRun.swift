internal import CacheNetBundle
internal import CacheNetCore
public import CacheNetData
public import CacheNetDevice

/// Drives a stream of frames through a device and records statistics.
public struct StreamRun {
    private let device: DeviceRuntime
    private let labels: [String]
    private let interval: Duration?

    /// - Parameters:
    ///   - labels: the labels of the frames' source; they must be the bundle's.
    ///   - framesPerSecond: the pace, within ``FrameSchedule/paces``; `nil` runs as fast as it goes.
    public init(
        device: DeviceRuntime, labels: [String], framesPerSecond: Double? = nil
    ) throws(BenchError) {
        if let difference = labelDifference(bundle: device.bundle.config.labels, source: labels) {
            throw BenchError(.labelsDiffer, difference)
        }
        if let framesPerSecond { try FrameSchedule.check(framesPerSecond) }
        self.device = device
        self.labels = labels
        self.interval = framesPerSecond.map { .seconds(1 / $0) }
    }

    /// Cancelling the task ends the run early, with the summary of the frames so far.
    ///
    /// - Returns: the summary of all frames.
    public func run(
        _ frames: some Sequence<Frame>, log: FrameLog? = nil, progress: ProgressDisplay? = nil
    ) async throws -> RunSummary {
        // On the device's own thread a hit costs no thread hop.
        try await withTaskExecutorPreference(device.executor) {
            try await drive(frames, log: log, progress: progress)
        }
    }

    private func drive(
        _ frames: some Sequence<Frame>, log: FrameLog?, progress: ProgressDisplay?
    ) async throws -> RunSummary {
        var summary = RunSummary()
        var progress = progress
        let clock = ContinuousClock()
        let start = clock.now
        for frame in frames {
            if let interval { try? await clock.sleep(until: start + interval * frame.index) }
            if Task.isCancelled { break }
            let answer = try await device.infer(frame.pixels)
            summary.latency.record(answer.timings.total)
            if let label = frame.label {
                summary.labelled += 1
                if answer.label == label { summary.correct += 1 }
            }
            try log?.append(
                FrameRecord(
                    frame: frame.index, record: frame.record, answer: answer, labels: labels, truth: frame.label))
            summary.elapsed = start.duration(to: clock.now)
            if progress?.isDue(at: summary.elapsed) == true {
                summary.statistics = await device.report
                progress?.show(summary, active: answer.next)
            }
        }
        await device.settleForAWhile()
        summary.statistics = await device.report
        progress?.finish()
        return summary
    }
}
