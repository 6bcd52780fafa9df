import CacheNetTestKit
import Synchronization
import Testing

struct ManualClockTests {
    @Test func movesOnlyWhenTold() {
        let clock = ManualClock()
        let start = clock.now
        #expect(clock.now == start)
        clock.advance(by: .seconds(2))
        clock.advance(by: .seconds(-9))
        #expect(start.duration(to: clock.now) == .seconds(2))
    }

    @Test func wakesWhoIsDue() async throws {
        let clock = ManualClock()
        async let short: Void = clock.sleep(for: .seconds(1))
        async let long: Void = clock.sleep(for: .seconds(3))
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(2))
        try await short
        #expect(clock.sleeperCount == 1)
        clock.advance(by: .seconds(1))
        try await long
    }

    @Test func aPastDeadlineReturnsAtOnce() async throws {
        let clock = ManualClock()
        try await clock.sleep(until: clock.now)
        #expect(clock.sleeperCount == 0)
    }

    @Test func cancellationEndsTheSleep() async {
        let clock = ManualClock()
        let task = Task { try await clock.sleep(for: .seconds(1)) }
        await clock.waitForSleepers(1)
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(clock.sleeperCount == 0)
    }
}
