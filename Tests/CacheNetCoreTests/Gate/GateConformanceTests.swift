import CacheNetCore
import CacheNetTestKit
import Testing

/// Every gate of the project keeps the rules; gates that break one are found out.
struct GateConformanceTests {
    @Test func thePapersGateConforms() {
        #expect(GateConformance.violations { FixedGate(thresholds: [0.5, 0.5, 0.5]) } == [])
        #expect(GateConformance.violations { FixedGate(thresholds: [0.5, 0.5, 0.5], agreement: 2) } == [])
    }

    @Test func theCascadeConforms() {
        #expect(GateConformance.violations { CascadeGate(threshold: 0.5) } == [])
    }

    @Test(arguments: [true, false], [true, false])
    func theBeliefGateConforms(hasFallback: Bool, asksPartitions: Bool) throws {
        let profile = try BeliefProfile(toy: 6, partitions: 3, hasFallback: hasFallback)
        let rule = HitRule(changeWeight: 1, asksPartitions: asksPartitions, lossThreshold: 0.3)
        #expect(GateConformance.violations { BeliefGate(profile, rule: rule) } == [])
    }

    @Test func aGateThatAsksForWhatIsNotThereIsFoundOut() {
        let violations = GateConformance.violations { AlwaysFallback() }
        #expect(violations.contains("a model that is not resident is not asked"))
        #expect(violations.contains("no model is asked twice about a frame"))
        #expect(violations.contains("a gate that asks the fallback model says so"))
    }

    @Test func anAnswerOutOfRangeIsFoundOut() {
        let violations = GateConformance.violations { Overconfident() }
        #expect(violations.contains("an answer's label is one of the labels"))
        #expect(violations.contains("an answer has one probability for each label"))
        #expect(violations.contains("an answer's probabilities are 0 to 1"))
        #expect(violations.contains("what is wanted is one of the partitions"))
    }

    @Test func sharedStateIsFoundOut() {
        #expect(
            GateConformance.violations { Gossip() }.contains("a copy told the same decides the same"))
    }
}

private struct AlwaysFallback: Gate {
    let usesFallback = false
    func begin(_ frame: FrameContext) -> GateDecision { .ask(.fallback) }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .ask(.fallback) }
}

private struct Overconfident: Gate {
    let usesFallback = false
    let wanted: PartitionID? = 99
    func begin(_ frame: FrameContext) -> GateDecision { .answer(GateAnswer(label: 99, probabilities: [2])) }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}

/// Its copies share a counter.
private struct Gossip: Gate {
    let usesFallback = false
    private let counter = Counter()

    func begin(_ frame: FrameContext) -> GateDecision {
        counter.next().isMultiple(of: 2)
            ? .askEdge : .answer(GateAnswer(label: nil, probabilities: [0, 0, 0, 0, 0, 0]))
    }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}
