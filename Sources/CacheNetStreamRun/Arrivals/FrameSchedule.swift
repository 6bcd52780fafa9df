internal import Foundation

/// Frames that come at a steady pace, whether those before them are answered or not: an open loop.
package struct FrameSchedule: Sendable, Codable, Equatable, CustomStringConvertible {
    package static let usualQueue = 8
    /// In frames per second: one in a quarter of an hour is no stream any more, and none comes faster.
    package static let slowest = 0.001
    /// In frames per second.
    package static let fastest = 100_000.0
    /// The frames per second that a schedule may have.
    package static var paces: ClosedRange<Double> { slowest...fastest }
    /// More would be memory for pictures that nobody answers in time.
    private static let mostQueued = 256
    /// A queue fills at a block's begin and empties at its end; this many queues long, a block is mostly neither.
    private static let queuesInBlock = 25

    package let framesPerSecond: Double
    /// Frames that may wait for the device, beside the one that it answers.
    package let queue: Int

    /// - Throws: ``RunError`` with `invalidConfiguration` for a pace outside ``paces``.
    package static func check(_ framesPerSecond: Double) throws(RunError) {
        guard paces.contains(framesPerSecond) else {
            throw RunError(
                .invalidConfiguration,
                "fps: expected \(slowest) to \(fastest) frames per second, got \(framesPerSecond)")
        }
    }

    /// - Parameters:
    ///   - framesPerSecond: within ``paces``.
    ///   - queue: 1 to 256.
    /// - Throws: ``RunError`` with `invalidConfiguration` for anything else.
    package init(framesPerSecond: Double, queue: Int = usualQueue) throws(RunError) {
        try Self.check(framesPerSecond)
        guard (1...Self.mostQueued).contains(queue) else {
            throw RunError(.invalidConfiguration, "queue: expected 1 to \(Self.mostQueued) frames, got \(queue)")
        }
        self.framesPerSecond = framesPerSecond
        self.queue = queue
    }

    /// When a frame comes, after the first one. Not a sum of intervals, whose errors would add up.
    package func due(_ index: Int) -> Duration { .seconds(Double(index) / framesPerSecond) }

    /// Frames that a method answers before the next one has its turn.
    package var blockLength: Int { Self.queuesInBlock * queue }

    /// For example `30 frames/s, a queue of 8`.
    package var description: String { String(format: "%g frames/s, a queue of %d", framesPerSecond, queue) }
}
