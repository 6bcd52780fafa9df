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

    @Test func theFallbackModelAloneConforms() {
        #expect(GateConformance.violations { FallbackOnlyGate() } == [])
        #expect(GateConformance.violations { FilteredFallbackGate(filter: LabelFilter(labels: 6)) } == [])
    }

    @Test(arguments: [true, false], [true, false])
    func theBeliefGateConforms(hasFallback: Bool, asksPartitions: Bool) throws {
        let profile = try BeliefProfile(toy: 6, partitions: 3, hasFallback: hasFallback)
        let rule = HitRule(changeWeight: 1, asksPartitions: asksPartitions, lossThreshold: 0.3)
        #expect(GateConformance.violations { BeliefGate(profile, rule: rule) } == [])
    }

    @Test func whatGoesByTheFrameAloneHasNoMemory() throws {
        let profile = try BeliefProfile(toy: 6, partitions: 3)
        func gate(asksPartitions: Bool, _ measures: HitRule.Measure...) -> BeliefGate {
            let limits = measures.map { HitRule.Limit(measure: $0, changeWeight: 0, lossThreshold: 0.3) }
            return BeliefGate(
                profile,
                rule: HitRule(
                    asksPartitions: asksPartitions,
                    limits: limits.map { (Stickiness(changes: 0.5, arrivals: 1), $0) }))
        }
        #expect(!gate(asksPartitions: false, .frameDoubt).hasMemory)
        #expect(gate(asksPartitions: true, .frameDoubt).hasMemory, "which partition is active depends on the stream")
        #expect(gate(asksPartitions: false, .loss).hasMemory && gate(asksPartitions: false, .doubt).hasMemory)
        #expect(
            gate(asksPartitions: false, .frameDoubt, .frameDoubt).hasMemory, "which one counts depends on the stream")
        #expect(GateConformance.violations { gate(asksPartitions: false, .frameDoubt) } == [])
        #expect(!CascadeGate(threshold: 0.5).hasMemory && FixedGate(thresholds: [0.5]).hasMemory)
        #expect(!FallbackOnlyGate().hasMemory && !EdgeOnlyGate().hasMemory)
    }

    @Test func aMemoryThatIsDeniedIsFoundOut() {
        #expect(
            GateConformance.violations { EverySecond() }
                == ["a gate without memory decides as one that has seen nothing"])
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

private struct EverySecond: Gate {
    let usesFallback = false
    let hasMemory = false
    private var isSecond = false

    mutating func begin(_ frame: FrameContext) -> GateDecision {
        isSecond.toggle()
        return isSecond
            ? .askEdge : .answer(GateAnswer(label: nil, probabilities: [0, 0, 0, 0, 0, 0]))
    }
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
