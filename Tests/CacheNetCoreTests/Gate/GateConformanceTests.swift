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

    @Test(arguments: [true, false])
    func theLocalityAwareGateConforms(hasFallback: Bool) throws {
        let curve = try GateCurve(
            edges: [0.5], own: [0.9, 0.1], foreign: [0.1, 0.9], ownLoss: [0, 0.1], foreignLoss: [0.9, 0.9])
        let profile = try LocalityProfile(
            ownHintReliability: 0.9, foreignHintReliability: 0.9, switchRates: [0.6, 0.02], lossThresholds: [-1, 0.2],
            lists: [LossThresholdTable](
                repeating: LossThresholdTable(lossBounds: [0, 0], hitRatios: [0, 0.5]), count: 2),
            fallback: hasFallback
                ? FallbackProfile(codes: [0, 0, 1, 1, 2, 2], reliability: 0.9, curve: curve) : nil,
            confidence: 0.95, records: 1)
        let gate = LocalityGate(curves: [curve, curve, curve], profile: profile, risk: 0.005)
        #expect(GateConformance.violations { gate } == [])
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
