internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetEmulation
package import CacheNetRivals

/// What came out of one method.
package struct MethodFigures: Sendable, Codable, Equatable {
    package let method: ComparedMethod
    package let frames: Int
    /// Share of right answers among the frames whose label is known, 0 to 1; no answer is a wrong one.
    package let accuracy: Double?
    /// Accuracy less the full model's on the same frames, in points of a hundred; `nil` where no label is known.
    package let pointsAgainstFull: Double?
    /// Half of the 95% interval of `pointsAgainstFull`, which resamples whole runs, tracks or walks.
    package let pointsAgainstFullHalfWidth: Double?
    /// Accuracy less that of the full model with a label filter, in points; `nil` where no filter was calibrated.
    package let pointsAgainstFilteredFull: Double?
    /// The same as `pointsAgainstFull`, on the first frame after each change of label, and on the first three.
    package let pointsOnFirstFrames: Double?
    package let pointsOnFirstThreeFrames: Double?
    /// Share of right answers to the label that is answered rightly least often, 0 to 1.
    package let worstLabelAccuracy: Double?
    /// Share of frames that the device answered alone, 0 to 1; `nil` where the word has no meaning.
    package let hitRatio: Double?
    /// Half of the 95% interval of `hitRatio`, as above.
    package let hitRatioHalfWidth: Double?
    /// Share of frames that were hits for which no model ran, 0 to 1; `nil` where `hitRatio` is.
    package let skipRatio: Double?
    /// Share of the frames whose label is known that were wrong hits where the full model was right, 0 to 1; `nil`
    /// where `hitRatio` is, or no label is known.
    package let falseHitRatio: Double?
    /// Milliseconds from a frame's arrival to its answer, over all frames but the dropped ones.
    package let meanMs: Double
    package let p50Ms: Double
    package let p95Ms: Double
    package let p99Ms: Double
    /// Share of all frames that were answered within the time asked for, 0 to 1.
    package let withinDeadline: Double
    /// Thousands of bytes over the link for each frame, whatever they were for; `nil` where there is no link.
    package let kbUpPerFrame: Double?
    package let kbDownPerFrame: Double?
    package let unanswered: Int
    /// How many of the unanswered found the queue full, and the most that waited at once; `nil` where frames do not
    /// come on a schedule.
    package let dropped: Int?
    package let longestQueue: Int?
    /// Partitions that came over the link, and that made room for others; `nil` without a cache.
    package let downloads: Int?
    package let evictions: Int?
    /// Milliseconds that the device's models computed for each frame, loads included: on this machine, before they are
    /// slowed down.
    package let deviceCpuMsPerFrame: Double
    /// Milliseconds that all threads of the edge server computed for each frame; `nil` where it is not asked or not
    /// measured.
    package let serverCpuMsPerFrame: Double?
    /// The latencies below which 0, 1, ... and 100 of a hundred frames lie, in milliseconds, ascending.
    package let latencyPercentilesMs: [Double]

    /// - Parameters:
    ///   - logs: of at least one frame.
    ///   - device: `nil` for a method without a cache.
    ///   - stream: what was answered.
    ///   - withinMs: up to which latency an answer is in time.
    init(_ logs: MethodLog, device: DeviceStatistics?, stream: ComparedStream, withinMs: Double) {
        let (truth, full) = (stream.truth, stream.full)
        let score = stream.score(logs)
        let count = logs.answers.count
        // The first frame of a block always finds room.
        let milliseconds = logs.milliseconds.compactMap(\.self)
        method = logs.kind
        downloads = device?.downloads
        evictions = device?.evictions
        frames = count
        accuracy = logs.labelled > 0 ? Double(logs.correct) / Double(logs.labelled) : nil
        let fullCorrect = zip(truth, full).count { $0 != nil && $0 == $1 }
        pointsAgainstFull =
            logs.labelled > 0 ? 100 * Double(logs.correct - fullCorrect) / Double(logs.labelled) : nil
        pointsAgainstFullHalfWidth = score.map { 100 * $0.loss.halfWidth }
        pointsAgainstFilteredFull = stream.isFiltered ? score.map { 0 - 100 * $0.filteredLoss.value } : nil
        pointsOnFirstFrames = score.map { 0 - 100 * $0.firstGap.value }
        pointsOnFirstThreeFrames = score.map { 0 - 100 * $0.earlyGap.value }
        worstLabelAccuracy = score?.worstRecall
        let hits = logs.origins.indices.filter { logs.origins[$0] == .hit }
        let falseHits = hits.count { truth[$0] != nil && full[$0] == truth[$0] && logs.answers[$0] != truth[$0] }
        hitRatio = logs.kind.hasHits ? Double(hits.count) / Double(count) : nil
        hitRatioHalfWidth = logs.kind.hasHits ? score?.hits.halfWidth : nil
        let skips = hits.count { logs.models[$0] == nil }
        skipRatio = logs.kind.hasHits ? Double(skips) / Double(count) : nil
        falseHitRatio = logs.kind.hasHits && logs.labelled > 0 ? Double(falseHits) / Double(logs.labelled) : nil
        meanMs = milliseconds.reduce(0, +) / Double(milliseconds.count)
        // To a microsecond: more would be many digits that say nothing.
        latencyPercentilesMs = milliseconds.percentiles((0...100).map(Double.init))
            .map { ($0 * 1000).rounded() / 1000 }
        p50Ms = latencyPercentilesMs[50]
        p95Ms = latencyPercentilesMs[95]
        p99Ms = latencyPercentilesMs[99]
        let inTime = logs.answers.indices.count {
            logs.answers[$0] != nil && logs.milliseconds[$0].map { $0 <= withinMs } ?? false
        }
        withinDeadline = Double(inTime) / Double(count)
        deviceCpuMsPerFrame = logs.work.device / .milliseconds(1) / Double(count)
        serverCpuMsPerFrame =
            logs.kind.asksEdge ? logs.work.server.map { $0 / .milliseconds(1) / Double(count) } : nil
        kbUpPerFrame = logs.traffic.map { Double($0.up) / 1000 / Double(count) }
        kbDownPerFrame = logs.traffic.map { Double($0.down) / 1000 / Double(count) }
        unanswered = logs.unanswered
        dropped = logs.dropped
        longestQueue = logs.longestQueue
    }
}
