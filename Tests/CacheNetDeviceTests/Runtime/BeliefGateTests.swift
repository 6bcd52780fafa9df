import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import Testing

/// The gate with a belief over labels in a device.
struct BeliefGateTests {
    private static let promise = Promise(risk: 0.02)

    @Test func aCalibratedBundleIsEnough() async throws {
        let rig = try Rig(.synchronous, gate: .best, isCalibrated: true)
        try await rig.device.start(with: .partition(0))
        rig.edge.answer([9, 0, 0], hint: 0)
        #expect(try await rig.infer(0).origin == .miss, "the fixed gate would have been sure")
        #expect(try await rig.infer(0).origin == .hit, "the edge confirmed what the partition said")
    }

    @Test func itFollowsTheStream() async throws {
        let rig = try Rig(.synchronous, gate: .belief(Self.promise), isCalibrated: true)
        try await rig.device.start(with: .partition(0))
        rig.edge.answer(hint: 2)
        let miss = try await rig.infer(2)
        #expect(miss.origin == .miss)
        #expect(miss.next == 2)
        #expect(try await rig.infer(2).origin == .hit)
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func aBundleThatNobodyCalibratedHasNoSuchGate() {
        #expect {
            try Rig(gate: .belief(Self.promise))
        } throws: {
            let error = $0 as? BundleError
            return error?.code == .unsuitableGate && error?.message.contains("cachenet calibrate") == true
        }
    }

    @Test func aRiskOfAnotherKindIsRefused() {
        #expect {
            try Rig(gate: .belief(Promise(kind: .disagreement, risk: 0.02)), isCalibrated: true)
        } throws: {
            ($0 as? BundleError)?.message
                == "risk: expected one of loss, which toy was calibrated for, got one of disagreement"
        }
    }

    @Test(arguments: [0, 1, -0.5, Double.nan])
    func aRiskIsBetweenNoneAndAll(_ risk: Double) {
        #expect {
            try Rig(gate: .belief(Promise(risk: risk)), isCalibrated: true)
        } throws: {
            ($0 as? BundleError)?.message.hasPrefix("risk: expected more than 0 and less than 1") == true
        }
    }
}
