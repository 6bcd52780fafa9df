import CacheNetTestKit

/// A manual clock whose sleepers move it on themselves, for what sleeps alone.
struct SkippingClock: Clock {
    typealias Instant = ManualClock.Instant

    let manual = ManualClock()

    var now: Instant { manual.now }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        manual.advance(by: now.duration(to: deadline))
    }
}
