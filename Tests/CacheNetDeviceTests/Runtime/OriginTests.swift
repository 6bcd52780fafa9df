import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// Who answers a frame, and what the answer says of it.
struct OriginTests {
    @Test func aSurePartitionAnswersWithoutTheEdge() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(1))
        let answer = try await rig.infer(1)
        #expect(answer.origin == .hit)
        #expect(answer.label == 1)
        #expect(answer.probabilities.count == 3)
        #expect(answer.active == 1)
        #expect(answer.next == 1)
        #expect(answer.hint == nil)
        #expect(answer.reason == nil)
        #expect(rig.edge.requests == 0)
    }

    @Test func anUnsurePartitionLeavesTheFrameToTheEdge() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.answer([0, 0, 9], hint: 0, ran: .milliseconds(3))
        let answer = try await rig.infer(2)
        #expect(answer.origin == .miss)
        #expect(answer.label == 2)
        #expect(answer.hint == 0)
        #expect(answer.timings.edgeEngine == .milliseconds(3))
        let entropy = try #require(answer.entropy)
        #expect(entropy > 1.09 && entropy < 1.1, "that of the partition, not that of the edge")
    }

    @Test func withoutTheEdgeTheUnsurePartitionAnswers() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.fail(.timeout)
        let answer = try await rig.infer(2)
        #expect(answer.origin == .degraded)
        #expect(answer.reason?.description == "timeout")
        #expect(answer.label != nil)
        #expect(answer.probabilities.count == 3)
        #expect(answer.entropy != nil)
    }

    @Test func withoutTheEdgeAndWithoutAPartitionTheFrameFails() async throws {
        let rig = try Rig()
        rig.edge.fail(.unreachable)
        let answer = try await rig.infer(2)
        #expect(answer.origin == .failed)
        #expect(answer.reason?.description == "unreachable")
        #expect(answer.label == nil)
        #expect(answer.probabilities.isEmpty)
        #expect(answer.entropy == nil)
    }

    @Test func withoutAPartitionTheEdgeAnswersAndThereIsNoEntropy() async throws {
        let rig = try Rig()
        rig.edge.answer()
        let answer = try await rig.infer(2)
        #expect(answer.origin == .miss)
        #expect(answer.label == 2)
        #expect(answer.entropy == nil)
        #expect(answer.active == nil)
    }

    @Test func theCountersSumToTheFrames() async throws {
        let rig = try Rig()
        rig.edge.fail()
        #expect(try await rig.infer(0).origin == .failed)
        try await rig.device.start(with: .partition(0))
        for _ in 0..<3 { #expect(try await rig.infer(0).origin == .hit) }
        rig.edge.fail()
        #expect(try await rig.infer(1).origin == .degraded)
        for _ in 0..<2 { #expect(try await rig.miss(hint: nil).origin == .miss) }
        let outcomes = await rig.device.report.outcomes
        #expect(outcomes.hits == 3)
        #expect(outcomes.misses == 2)
        #expect(outcomes.degraded == 1)
        #expect(outcomes.failed == 1)
        #expect(outcomes.frames == 7)
    }
}
