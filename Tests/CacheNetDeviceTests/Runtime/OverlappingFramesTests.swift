import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// Several tasks share one device.
struct OverlappingFramesTests {
    @Test func aFrameThatWaitsForTheEdgeHoldsUpNoOther() async throws {
        let rig = try await Rig.holding()
        rig.edge.hold()
        rig.edge.answer(hint: 1)
        async let waiting = rig.infer(2)
        await rig.edge.waitForHeld(1)
        #expect(try await rig.infer(0).origin == .hit)
        rig.edge.release()
        let late = try await waiting
        #expect(late.origin == .miss)
        #expect(late.hint == 1)
        #expect(late.active == 0)
        #expect(rig.registry.requests == [0], "a hint that came after a later frame is out of date")
    }

    @Test func whereNoLaterFrameIsFinishedTheHintCounts() async throws {
        let rig = try await Rig.holding()
        rig.edge.hold()
        rig.edge.answer(hint: 1)
        rig.edge.answer(hint: nil)
        async let first = rig.infer(2)
        await rig.edge.waitForHeld(1)
        async let second = rig.infer(2)
        await rig.edge.waitForHeld(2)
        rig.edge.release()
        #expect(try await first.hint == 1)
        await rig.registry.waitForRequests(2)
        #expect(rig.registry.requests == [0, 1])
        rig.edge.release()
        #expect(try await second.origin == .miss)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(await rig.device.active == 1)
    }

    @Test func everyFrameOfEveryTaskIsAnsweredOnce() async throws {
        let rig = try Rig(.roomy)
        try await rig.device.start(with: .partition(0))
        let (tasks, frames) = (4, 50)
        for _ in 0..<tasks * frames { rig.edge.answer([0, 9, 0], hint: nil) }
        let labels = try await withThrowingTaskGroup(of: [Int?].self) { group in
            for task in 0..<tasks {
                group.addTask {
                    var labels: [Int?] = []
                    for frame in 0..<frames { labels.append(try await rig.infer(UInt8((task + frame) % 2)).label) }
                    return labels
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        // Partition 0 answers its colour, the edge the other one.
        #expect(labels.count { $0 == 0 } == tasks * frames / 2)
        #expect(labels.count { $0 == 1 } == tasks * frames / 2)
        let outcomes = await rig.device.report.outcomes
        #expect(outcomes.frames == tasks * frames)
        #expect(outcomes.hits == tasks * frames / 2)
        #expect(outcomes.misses == tasks * frames / 2)
    }
}
