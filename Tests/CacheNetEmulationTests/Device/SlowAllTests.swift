import CacheNetCore
import CacheNetTestKit
import Testing

@testable import CacheNetEmulation

/// What a device computes beside its models is slowed down as well.
struct SlowAllTests {
    @Test func theRestTakesTheFactorToo() async throws {
        let timer = ManualTimer()
        let slowDown = SlowDown(factor: 8, timer: timer)
        let start = timer.now
        await slowDown.slowAll {
            timer.compute(for: .milliseconds(1))
            slowDown.run { timer.compute(for: .milliseconds(2)) }
        }
        // Eight times 2 ms of a model and 1 ms of a gate.
        #expect(timer.now - start == .milliseconds(24))
        #expect(slowDown.measuredFactor == 8, "the figure is about models alone")
    }

    @Test func waitingIsNotComputing() async throws {
        let timer = ManualTimer()
        let start = timer.now
        await SlowDown(factor: 8, timer: timer).slowAll {
            timer.compute(for: .zero, interrupted: .milliseconds(50))
        }
        #expect(timer.now - start == .milliseconds(50))
    }

    @Test func thisMachineItselfIsLeftAlone() async throws {
        let timer = ManualTimer()
        let start = timer.now
        await SlowDown(factor: 1, timer: timer).slowAll { timer.compute(for: .milliseconds(3)) }
        #expect(timer.now - start == .milliseconds(3))
    }
}
