import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// In synchronous mode every fetch is over before the next frame.
struct SynchronousModeTests {
    @Test func theHintedPartitionIsActiveWhenTheMissReturns() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        let answer = try await rig.miss(hint: 1)
        #expect(answer.active == 0)
        #expect(answer.hint == 1)
        #expect(answer.next == 1)
        #expect(await rig.device.active == 1)
        #expect(try await rig.infer(1).origin == .hit)
    }

    @Test func downloadsAreCountedButNotTheFirstPartition() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        #expect(await rig.device.report == DeviceStatistics())
        try await rig.miss(hint: 1)
        try await rig.miss(hint: 2)
        let report = await rig.device.report
        #expect(report.downloads == 2)
        #expect(report.downloadedBytes == Toy.size(of: 1) + Toy.size(of: 2))
        #expect(report.storeLoads == 0)
        #expect(rig.registry.requests == [0, 1, 2])
    }

    @Test func aDeviceWithoutAPartitionGetsOneWithItsFirstHint() async throws {
        let rig = try Rig(.synchronous)
        let answer = try await rig.miss(hint: 2)
        #expect(answer.active == nil)
        #expect(answer.next == 2)
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func aMissWithoutAHintChangesNothing() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        #expect(try await rig.miss(hint: nil).next == 0)
        #expect(try await rig.miss(hint: 0).next == 0)
        #expect(rig.registry.requests == [0])
    }

    @Test func thereIsNeitherADeadlineNorABreaker() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        rig.edge.fail(times: 10)
        for _ in 0..<10 { #expect(try await rig.infer(1).reason?.description == "unreachable") }
        #expect(rig.edge.timeouts == [Duration?](repeating: nil, count: 10))
    }

    @Test func aFetchThatFailsLeavesTheOldPartitionActive() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        rig.registry.fail(1)
        #expect(try await rig.miss(hint: 1).next == 0)
        #expect(try await rig.infer(0).origin == .hit)
    }

    @Test func aFirstPartitionThatCannotBeFetchedIsAnError() async throws {
        let rig = try Rig(.synchronous)
        rig.registry.fail(0)
        await #expect { try await rig.device.start(with: .partition(0)) } throws: {
            ($0 as? DeviceError)?.code == .modelUnavailable
        }
        await #expect(throws: DeviceError.self) { try await rig.device.start(with: .partition(3)) }
        #expect(await rig.device.active == nil)
    }
}
