import Testing

@testable import CacheNetStreamRun

@Suite(.timeLimit(.minutes(15)))
struct PunctualClockTests {
    @Test func nobodyWakesUpEarly() async throws {
        let clock = PunctualClock()
        let deadline = clock.now.advanced(by: .microseconds(300))
        try await clock.sleep(until: deadline, tolerance: .zero)
        #expect(clock.now >= deadline)
        // What is over is not waited for.
        try await clock.sleep(until: deadline, tolerance: .zero)
    }

    @Test func aCancelledWaitEndsAtOnce() async {
        let clock = PunctualClock()
        let waiting = Task { try await clock.sleep(until: clock.now.advanced(by: .seconds(3600)), tolerance: .zero) }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
    }
}
