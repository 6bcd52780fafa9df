internal import CacheNetData
internal import CacheNetStreamRun
internal import Foundation

/// What the comparison itself adds to every latency that it reports.
package struct HarnessCost: Sendable, Codable, Equatable, CustomStringConvertible {
    /// More frames say no more.
    private static let mostFrames = 1000

    /// The mean latency of a method that answers at once, in microseconds.
    package let microsecondsPerFrame: Double
    /// The same by the smallest mean latency of a method.
    package let shareOfFastest: Double
    /// How many frames it answered.
    package let frames: Int

    init(_ logs: MethodLog, beside methods: [MethodFigures]) {
        let milliseconds = logs.milliseconds.compactMap(\.self)
        let mean = milliseconds.reduce(0, +) / Double(milliseconds.count)
        microsecondsPerFrame = 1000 * mean
        shareOfFastest = mean / (methods.map(\.meanMs).min() ?? .infinity)
        frames = logs.answers.count
    }

    /// Goes through the frames that were answered, but through one block only where they come on a schedule.
    ///
    /// - Parameter count: how many were answered.
    static func measure(
        _ source: DatasetFrames<[Int]>, count: Int, meter: WorkMeter, arrivals: FrameSchedule?
    ) async throws -> MethodLog {
        var turns = MethodTurns([InstantMethod()], meter: meter, arrivals: arrivals)
        let records = source.records.prefix(min(count, arrivals?.blockLength ?? mostFrames))
        _ = try await turns.take(DatasetFrames(dataset: source.dataset, records: Array(records)), progress: nil)
        return turns.logs[0]
    }

    /// For example `adds 0.4 us to a latency, 0.03% of the fastest method's mean`.
    package var description: String {
        String(
            format: "adds %.1f us to a latency, %.2f%% of the fastest method's mean", microsecondsPerFrame,
            100 * shareOfFastest)
    }
}
