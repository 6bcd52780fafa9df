import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// What does not fit into the cache goes, and has to be fetched again.
struct EvictionTests {
    @Test func aCapacityOfOneEvictsTheOldPartition() async throws {
        let rig = try Rig(.synchronous)
        try await rig.device.start(with: .partition(0))
        try await rig.miss(hint: 1)
        #expect(await rig.device.report.evictions == 1)
        try await rig.miss(hint: 0)
        let report = await rig.device.report
        #expect(report.evictions == 2)
        #expect(report.downloads == 2)
        #expect(rig.registry.requests == [0, 1, 0])
    }

    @Test func aRoomyDeviceEvictsNothingAndSwitchesBackForFree() async throws {
        let rig = try Rig(DeviceConfiguration(mode: .synchronous, capacity: CacheCapacity(partitions: 3)))
        try await rig.device.start(with: .partition(0))
        for hint in [1, 2, 0, 1, 2] { #expect(try await rig.miss(hint: hint).next == hint) }
        let report = await rig.device.report
        #expect(report.evictions == 0)
        #expect(report.downloads == 2)
    }

    @Test func theLeastRecentlyActiveGoesFirst() async throws {
        let rig = try Rig(DeviceConfiguration(mode: .synchronous, capacity: CacheCapacity(partitions: 2)))
        try await rig.device.start(with: .partition(0))
        for hint in [1, 0, 2] { try await rig.miss(hint: hint) }
        #expect(try await rig.miss(hint: 0).next == 0)
        #expect(rig.registry.requests == [0, 1, 2], "0 stayed, 1 went")
        try await rig.miss(hint: 1)
        #expect(rig.registry.requests == [0, 1, 2, 1])
        #expect(await rig.device.report.evictions == 2)
    }

    @Test func aCapacityOfOneHoldsAnUnwantedArrivalBesideTheActivePartition() async throws {
        let rig = try await Rig.holding(DeviceConfiguration())
        try await rig.miss(hint: 1)
        try await rig.miss(hint: 0)
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(await rig.device.report.evictions == 0)
        #expect(try await rig.infer(0).origin == .hit)
        #expect(try await rig.miss(hint: 1).next == 1)
        #expect(await rig.device.report.evictions == 1)
        #expect(try await rig.infer(1).origin == .hit)
    }
}
