/// The continuous clock for those who must not be late: they sleep for most of a wait, and for the rest they only give way
/// to other work of their thread, since a sleeper wakes up late.
package struct PunctualClock: Clock {
    package typealias Instant = ContinuousClock.Instant

    /// Longer than a sleeper is late on a machine that is not overloaded.
    private static let awake = Duration.milliseconds(1)

    private let clock = ContinuousClock()

    package init() {}

    package var now: Instant { clock.now }
    package var minimumResolution: Duration { clock.minimumResolution }

    /// - Throws: `CancellationError` when the task is cancelled before the deadline.
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let wakeUp = deadline - Self.awake
        if clock.now < wakeUp { try await clock.sleep(until: wakeUp, tolerance: tolerance) }
        while clock.now < deadline {
            try Task.checkCancellation()
            await Task.yield()
        }
    }
}
