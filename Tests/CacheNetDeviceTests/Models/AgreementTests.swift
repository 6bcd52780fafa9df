import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// With an agreement of 2, one hint alone moves nothing.
struct AgreementTests {
    private func device() async throws -> Rig {
        let rig = try Rig(
            DeviceConfiguration(mode: .synchronous, capacity: CacheCapacity(partitions: 3)),
            gate: .fixed(agreement: 2))
        try await rig.device.start(with: .partition(0))
        return rig
    }

    @Test func theSecondHintInARowSwitches() async throws {
        let rig = try await device()
        #expect(try await rig.miss(hint: 1).next == 0)
        #expect(rig.registry.requests == [0])
        #expect(try await rig.miss(hint: 1).next == 1)
    }

    @Test func differentHintsDoNotAgree() async throws {
        let rig = try await device()
        for hint in [1, 2, 1, 2] { #expect(try await rig.miss(hint: hint).next == 0) }
        #expect(rig.registry.requests == [0])
    }

    @Test func aHitBetweenHintsStartsTheCountAfresh() async throws {
        let rig = try await device()
        try await rig.miss(hint: 1)
        #expect(try await rig.infer(0).origin == .hit)
        #expect(try await rig.miss(hint: 1).next == 0)
    }

    @Test func aHintAtTheActivePartitionStartsTheCountAfresh() async throws {
        let rig = try await device()
        for hint in [1, 0, 1] { #expect(try await rig.miss(hint: hint).next == 0) }
    }

    @Test func aDegradedFrameBetweenHintsDoesNotCount() async throws {
        let rig = try await device()
        try await rig.miss(hint: 1)
        rig.edge.fail()
        #expect(try await rig.infer(2).origin == .degraded)
        #expect(try await rig.miss(hint: 1).next == 1)
    }
}
