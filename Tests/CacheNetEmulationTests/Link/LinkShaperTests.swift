import CacheNetCalibration
import Testing

@testable import CacheNetEmulation

struct LinkShaperTests {
    /// 1 Mbit/s: a byte takes 8 us.
    private static func shaper(jitter: Duration = .zero, seed: UInt64 = 1) -> LinkShaper {
        LinkShaper(delay: .milliseconds(10), jitter: jitter, bitsPerSecond: 1e6, seed: seed)
    }

    @Test func bytesTakeTheirLengthAndTheDelay() {
        var shaper = Self.shaper()
        #expect(shaper.departure(of: 1000, arrivingAt: .seconds(1)) == .milliseconds(1018))
        // Those behind wait until the first are sent, but the delay is the same for all.
        #expect(shaper.departure(of: 500, arrivingAt: .seconds(1)) == .milliseconds(1022))
        // After a pause nothing is left to wait for.
        #expect(shaper.departure(of: 1000, arrivingAt: .seconds(2)) == .milliseconds(2018))
    }

    @Test func jitterStaysInItsBoundsAndKeepsTheOrder() {
        var shaper = Self.shaper(jitter: .milliseconds(4))
        var last = Duration.zero
        var delays: [Duration] = []
        for frame in 0..<1000 {
            // Slower than the link, so that nothing waits.
            let time = Duration.milliseconds(20) * frame
            let arrived = shaper.departure(of: 0, arrivingAt: time)
            #expect(arrived >= last)
            last = arrived
            delays.append(arrived - time)
        }
        #expect(delays.allSatisfy { $0 >= .milliseconds(6) && $0 <= .milliseconds(14) })
        let mean = delays.reduce(.zero, +) / delays.count
        #expect(abs(mean / .milliseconds(1) - 10) < 0.3)
        #expect(Set(delays).count > 900)

        var close = Self.shaper(jitter: .milliseconds(4))
        let crowd = (0..<100).map { close.departure(of: 1, arrivingAt: .microseconds($0)) }
        #expect(crowd == crowd.sorted())
    }

    @Test func inAGapNothingIsSentAndNothingArrives() throws {
        // Gone from 1 s to 2 s, from 3 s to 4 s, ...
        let outage = try LinkOutage(length: .seconds(1), period: .seconds(2))
        var shaper = LinkShaper(delay: .milliseconds(10), bitsPerSecond: 1e6, gaps: LinkGaps(outage: outage))
        #expect(shaper.departure(of: 1000, arrivingAt: .milliseconds(500)) == .milliseconds(518))
        // On its way when the gap begins.
        #expect(shaper.departure(of: 1000, arrivingAt: .milliseconds(990)) == .seconds(2))
        #expect(shaper.departure(of: 1000, arrivingAt: .milliseconds(1500)) == .milliseconds(2018))
        // The queue that has grown is sent in turn.
        #expect(shaper.departure(of: 1000, arrivingAt: .milliseconds(1600)) == .milliseconds(2026))
    }

    @Test func aSeedRepeats() {
        func times(seed: UInt64) -> [Duration] {
            var shaper = Self.shaper(jitter: .milliseconds(4), seed: seed)
            return (0..<20).map { shaper.departure(of: 100, arrivingAt: .milliseconds($0)) }
        }
        #expect(times(seed: 3) == times(seed: 3))
        #expect(times(seed: 3) != times(seed: 4))
    }
}
