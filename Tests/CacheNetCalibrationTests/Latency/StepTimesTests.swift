import CacheNetCalibration
import Testing

struct StepTimesTests {
    private func times(_ link: LinkProfile, _ device: String, frameBytes: Int = 100, labels: Int = 10) throws
        -> StepTimes
    {
        let models = ModelTimes(
            partitions: [], fallback: nil, full: .milliseconds(4), edge: .milliseconds(5))
        return StepTimes(
            models, on: try DeviceProfile(parsing: device), over: link, frameBytes: frameBytes, labels: labels)
    }

    private func link(delay: Duration, downRate: Double, upRate: Double) throws -> LinkProfile {
        try LinkProfile(name: "x", delay: delay, jitter: .zero, downRate: downRate, upRate: upRate)
    }

    @Test func aSlowDeviceComputesLonger() throws {
        let link = try LinkProfile(parsing: "wifi")
        let (same, slow) = (try times(link, "same"), try times(link, "8"))
        #expect(same.full == .milliseconds(4) && slow.full == .milliseconds(32))
        #expect(slow.frame == same.frame * 8)
        #expect(slow.edge > same.edge, "to ask takes computing, too")
        #expect(slow.edge - same.edge < .milliseconds(5), "the edge server is as fast as ever")
    }

    @Test func aQuestionCrossesTheLinkTwice() throws {
        let near = try times(try link(delay: .zero, downRate: 1e12, upRate: 1e12), "same").edge
        #expect(near > .milliseconds(5), "the edge's models run")
        let far = try times(try link(delay: .milliseconds(20), downRate: 1e12, upRate: 1e12), "same").edge
        #expect(far - near == .milliseconds(40))
    }

    @Test func bytesTakeTimeEachWay() throws {
        let slow = try link(delay: .zero, downRate: 8000, upRate: 16_000)
        let edge = try times(slow, "same").edge
        let (larger, more) = (
            try times(slow, "same", frameBytes: 300).edge, try times(slow, "same", labels: 60).edge
        )
        #expect(abs((larger - edge) / .seconds(1) - 0.1) < 1e-9, "200 bytes at 2,000 bytes a second")
        #expect(abs((more - edge) / .seconds(1) - 0.2) < 1e-9, "50 logits of 4 bytes at 1,000 bytes a second")
    }
}
