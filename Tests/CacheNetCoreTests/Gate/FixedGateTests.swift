import CacheNetCore
import Testing

struct FixedGateTests {
    private func answer(_ entropy: Double) -> ModelAnswer {
        ModelAnswer(logits: [], prediction: Prediction(label: 0, probabilities: [], entropy: entropy))
    }

    private func frame(_ active: PartitionID?) -> FrameContext {
        FrameContext(active: active, resident: ResidentModels(partitions: [0, 1]))
    }

    @Test func eachPartitionHasItsThreshold() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(gate.modelAnswered(answer(0.7), by: .partition(0)) == .askEdge)
        #expect(gate.modelAnswered(answer(0.7), by: .partition(1)) == .answer(GateAnswer(answer(0.7).prediction)))
        #expect(gate.modelAnswered(answer(0.1), by: .partition(2)) == .askEdge)
        #expect(gate.modelAnswered(nil, by: .partition(1)) == .askEdge)
        #expect(gate.modelAnswered(answer(0.1), by: .fallback) == .askEdge)
    }

    @Test func itTellsTheEntropyAndTheThreshold() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(gate.weighed == nil)
        _ = gate.begin(frame(1))
        _ = gate.modelAnswered(answer(0.7), by: .partition(1))
        #expect(gate.weighed == Weighed(value: 0.7, limit: 1))
        _ = gate.begin(frame(1))
        #expect(gate.weighed == nil)
    }

    @Test func thePapersRuleFollowsEveryHint() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(gate.wanted(after: 1, active: 0) == 1)
        #expect(gate.wanted(after: 1, active: 1) == 1, "which confirms the active one")
        #expect(gate.wanted(after: nil, active: 1) == nil)
    }

    @Test func everyFrameGoesToTheActivePartition() {
        var gate = FixedGate(thresholds: [0.5, 1])
        #expect(!gate.usesFallback)
        #expect(gate.begin(frame(1)) == .ask(.partition(1)))
        #expect(gate.begin(frame(nil)) == .askEdge)
    }

    @Test func whatWasWantedIsForgottenWithTheNextFrame() {
        var gate = FixedGate(thresholds: [0.5, 1])
        _ = gate.wanted(after: 1, active: 0)
        _ = gate.begin(frame(0))
        #expect(gate.wanted == nil)
    }

    @Test func agreementOfTwo() {
        var gate = FixedGate(thresholds: [0.5, 0.5, 0.5], agreement: 2)
        #expect(gate.wanted(after: 1, active: 0) == nil)
        #expect(gate.modelAnswered(answer(0.1), by: .partition(0)) != .askEdge, "a hit clears the count")
        #expect(gate.wanted(after: 1, active: 0) == nil)
        #expect(gate.wanted(after: 0, active: 0) == 0, "and so does a hint at the active one")
        #expect(gate.wanted(after: 1, active: 0) == nil)
        #expect(gate.wanted(after: 2, active: 0) == nil)
        #expect(gate.wanted(after: 2, active: 0) == 2)
    }
}

extension FixedGate {
    fileprivate mutating func wanted(after hint: PartitionID?, active: PartitionID?) -> PartitionID? {
        _ = begin(FrameContext(active: active, resident: ResidentModels(partitions: [0, 1, 2])))
        edgeAnswered(EdgeAnswer(logits: [1], hint: hint))
        return wanted
    }
}
