import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import Testing

/// The locality-aware gate in a device.
struct LocalityGateTests {
    @Test func aCalibratedBundleIsEnough() async throws {
        let rig = try Rig(.synchronous, gate: .best(risk: 0.02), isCalibrated: true)
        try await rig.device.start(with: .partition(0))
        rig.edge.answer(hint: 0)
        #expect(try await rig.infer(0).origin == .miss, "the fixed gate would have been sure")
        #expect(try await rig.infer(0).origin == .hit, "the hint confirmed what the entropy said")
    }

    @Test func itFollowsTheStream() async throws {
        let rig = try Rig(.synchronous, gate: .locality(risk: 0.02), isCalibrated: true)
        try await rig.device.start(with: .partition(0))
        rig.edge.answer(hint: 2)
        let miss = try await rig.infer(2)
        #expect(miss.origin == .miss)
        #expect(miss.next == 2)
        #expect(try await rig.infer(2).origin == .hit)
        #expect(await rig.device.report.downloads == 1)
    }

    @Test func aBundleWithoutCurvesHasNoSuchGate() {
        #expect {
            try Rig(gate: .locality(risk: 0.02))
        } throws: {
            let error = $0 as? BundleError
            return error?.code == .unsuitableGate && error?.message.contains("cachenet calibrate") == true
        }
    }

    @Test(arguments: [0, 1, -0.5, Double.nan])
    func aRiskIsBetweenNoneAndAll(_ risk: Double) {
        #expect {
            try Rig(gate: .locality(risk: risk), isCalibrated: true)
        } throws: {
            ($0 as? BundleError)?.message.hasPrefix("risk: expected more than 0 and less than 1") == true
        }
    }
}
