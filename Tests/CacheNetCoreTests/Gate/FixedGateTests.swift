import CacheNetCore
import Testing

struct FixedGateTests {
    private func prediction(_ entropy: Double) -> Prediction {
        Prediction(label: 0, probabilities: [], entropy: entropy)
    }

    @Test func eachPartitionHasItsThreshold() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(gate.admits(prediction(0.7), of: 0) == false)
        #expect(gate.admits(prediction(0.7), of: 1) == true)
        #expect(gate.admits(prediction(0.1), of: 2) == false)
        #expect(gate.admits(nil, of: 1) == false)
        #expect(gate.admits(prediction(0.1), of: nil) == false)
    }

    @Test func thePapersRuleFollowsEveryHint() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(gate.wanted(after: 1, active: 0) == 1)
        #expect(gate.wanted(after: 1, active: 1) == 1, "which confirms the active one")
        #expect(gate.wanted(after: nil, active: 1) == nil)
    }

    @Test func everyFrameGoesToTheActivePartition() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(gate.fallback == nil)
        #expect(gate.first(active: 1, hasFallback: false) == 1)
        #expect(gate.first(active: nil, hasFallback: false) == nil)
    }

    @Test func whatWasWantedIsForgottenWithTheNextFrame() {
        var gate = FixedGate(thresholds: [0.5, 1])
        _ = gate.wanted(after: 1, active: 0)
        _ = gate.first(active: 0, hasFallback: false)
        #expect(gate.wanted == nil)
    }

    @Test func agreementOfTwo() {
        var gate = FixedGate(thresholds: [0.5, 0.5, 0.5], agreement: 2)
        #expect(gate.wanted(after: 1, active: 0) == nil)
        #expect(gate.admits(prediction(0.1), of: 0) == true, "a hit clears the count")
        #expect(gate.wanted(after: 1, active: 0) == nil)
        #expect(gate.wanted(after: 0, active: 0) == 0, "and so does a hint at the active one")
        #expect(gate.wanted(after: 1, active: 0) == nil)
        #expect(gate.wanted(after: 2, active: 0) == nil)
        #expect(gate.wanted(after: 2, active: 0) == 2)
    }
}

extension FixedGate {
    fileprivate mutating func wanted(after hint: PartitionID?, active: PartitionID?) -> PartitionID? {
        answered(hint: hint, active: active)
        return wanted
    }
}
