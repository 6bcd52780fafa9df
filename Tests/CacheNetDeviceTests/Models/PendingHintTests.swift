import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// While one fetch runs, one slot holds the newest hint at another partition.
struct PendingHintTests {
    @Test func aHintDuringAFetchIsFetchedAfterIt() async throws {
        let rig = try await Rig.holding()
        try await rig.miss(hint: 1)
        try await rig.miss(hint: 2)
        await rig.registry.waitForRequests(2)
        #expect(rig.registry.requests == [0, 1])
        rig.registry.release(1)
        await rig.registry.waitForRequests(3)
        #expect(await rig.device.active == 0, "1 is no longer wanted, 2 is not there yet")
        rig.registry.release(2)
        await rig.device.settle()
        #expect(await rig.device.active == 2)
    }

    @Test func onlyTheNewestHintIsKept() async throws {
        let rig = try Rig(DeviceConfiguration(capacity: CacheCapacity(partitions: 5)), partitions: 5)
        try await rig.device.start(with: .partition(0))
        rig.registry.hold()
        for hint in [1, 2, 3, 4] { try await rig.miss(hint: hint) }
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.registry.waitForRequests(3)
        rig.registry.release(4)
        await rig.device.settle()
        #expect(rig.registry.requests == [0, 1, 4])
        #expect(await rig.device.active == 4)
    }

    @Test func aHintAtTheActivePartitionEmptiesTheSlot() async throws {
        let rig = try await Rig.holding()
        for hint in [1, 2, 0] { try await rig.miss(hint: hint) }
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(rig.registry.requests == [0, 1])
        #expect(await rig.device.active == 0)
    }

    @Test func aHintBackAtTheRunningFetchEmptiesTheSlot() async throws {
        let rig = try await Rig.holding()
        for hint in [1, 2, 1] { try await rig.miss(hint: hint) }
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.device.settle()
        #expect(rig.registry.requests == [0, 1])
        #expect(await rig.device.active == 1)
    }

    @Test func theSlotIsFetchedAfterAFailureToo() async throws {
        let rig = try await Rig.holding()
        rig.registry.fail(1)
        try await rig.miss(hint: 1)
        try await rig.miss(hint: 2)
        await rig.registry.waitForRequests(2)
        rig.registry.release(1)
        await rig.registry.waitForRequests(3)
        rig.registry.release(2)
        await rig.device.settle()
        #expect(await rig.device.active == 2)
        #expect(await rig.device.report.fetchFailures == 1)
    }
}
