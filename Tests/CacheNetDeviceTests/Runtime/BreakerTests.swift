import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// A live device spares its frames the wait for an edge that does not answer.
struct BreakerTests {
    /// A device whose breaker has just opened.
    private func opened() async throws -> Rig {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.fail(.timeout, times: 3)
        for _ in 0..<3 { #expect(try await rig.infer(1).reason?.description == "timeout") }
        return rig
    }

    @Test func threeFailuresInARowOpenIt() async throws {
        let rig = try await opened()
        let answer = try await rig.infer(1)
        #expect(answer.origin == .degraded)
        #expect(answer.reason == .breakerOpen)
        #expect(answer.reason?.description == "breaker-open")
        #expect(rig.edge.requests == 3)
    }

    @Test func hitsGoOnWhileItIsOpen() async throws {
        let rig = try await opened()
        #expect(try await rig.infer(0).origin == .hit)
    }

    @Test func anAnswerBetweenFailuresKeepsItClosed() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        for _ in 0..<3 {
            rig.edge.fail(times: 2)
            for _ in 0..<2 { #expect(try await rig.infer(1).origin == .degraded) }
            #expect(try await rig.miss(hint: nil).origin == .miss)
        }
        #expect(rig.edge.requests == 9)
    }

    @Test func afterThePauseAProbeFindsTheEdgeAgain() async throws {
        let rig = try await opened()
        rig.clock.advance(by: .milliseconds(249))
        #expect(try await rig.infer(1).reason == .breakerOpen)
        rig.clock.advance(by: .milliseconds(1))
        for _ in 0..<2 { #expect(try await rig.miss(hint: nil).origin == .miss) }
        #expect(rig.edge.requests == 5)
    }

    @Test func aFailedProbeDoublesThePause() async throws {
        let rig = try await opened()
        rig.clock.advance(by: .milliseconds(250))
        rig.edge.fail(.unreachable)
        #expect(try await rig.infer(1).reason?.description == "unreachable")
        rig.clock.advance(by: .milliseconds(499))
        #expect(try await rig.infer(1).reason == .breakerOpen)
        rig.clock.advance(by: .milliseconds(1))
        #expect(try await rig.miss(hint: nil).origin == .miss)
    }

    @Test func aCancelledRequestSaysNothingOfTheEdge() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.fail(.cancelled, times: 5)
        for _ in 0..<5 { #expect(try await rig.infer(1).reason?.description == "cancelled") }
        #expect(rig.edge.requests == 5)
    }

    @Test func theEdgeGetsTheDeadline() async throws {
        let rig = try Rig(DeviceConfiguration(mode: .live(deadline: .milliseconds(40))))
        try await rig.miss(hint: nil)
        #expect(rig.edge.timeouts == [.milliseconds(40)])
    }
}
