import Testing

@testable import CacheNetEmulation

struct LinkClockTests {
    @Test func timeStandsStillWhilePaused() {
        var clock = LinkClock()
        #expect(clock.time(at: .seconds(3)) == .seconds(3))
        clock.pause(at: .seconds(3))
        clock.pause(at: .seconds(4))
        #expect(clock.isPaused)
        #expect(clock.time(at: .seconds(8)) == .seconds(3))
        clock.resume(at: .seconds(10))
        clock.resume(at: .seconds(11))
        #expect(clock.time(at: .seconds(12)) == .seconds(5))
        #expect(clock.world(at: .seconds(5)) == .seconds(12))
    }
}
