import CacheNetCore
import Testing

struct FallbackRivalsTests {
    private static let gates: [any Gate] = [
        FallbackOnlyGate(), FilteredFallbackGate(filter: LabelFilter(labels: 3)),
        FilteredCascadeGate(filter: LabelFilter(labels: 3), threshold: 0.5), CascadeGate(threshold: 0.5),
    ]

    @Test func theEdgeAnswersUntilTheFallbackModelIsThere() {
        for var gate in Self.gates {
            #expect(gate.usesFallback)
            #expect(gate.begin(GateScript.frame(resident: GateScript.none)) == .askEdge)
            gate.edgeAnswered(GateScript.edge(0))
            #expect(gate.begin(GateScript.frame()) == .ask(.fallback))
            #expect(gate.modelAnswered(GateScript.model(0, sureness: 9), by: .fallback).label == 0)
            #expect(gate.wanted == nil)
        }
    }

    @Test func theEdgeAnswersWhereTheModelFails() {
        for var gate in Self.gates {
            _ = gate.begin(GateScript.frame())
            #expect(gate.modelAnswered(nil, by: .fallback) == .askEdge)
        }
    }

    @Test func theFallbackModelAnswersHoweverUnsure() {
        let gate = FallbackOnlyGate()
        _ = gate.begin(GateScript.frame())
        #expect(gate.modelAnswered(GateScript.model(2, sureness: 0.1), by: .fallback).label == 2)
    }

    @Test func theFilterAnswersWhatTheStreamSays() {
        var gate = FilteredFallbackGate(filter: LabelFilter(labels: 3))
        for _ in 0..<50 {
            _ = gate.begin(GateScript.frame())
            _ = gate.modelAnswered(GateScript.model(1), by: .fallback)
        }
        _ = gate.begin(GateScript.frame())
        #expect(gate.modelAnswered(GateScript.model(0, sureness: 1), by: .fallback).label == 1)
    }

    @Test func theFilteredCascadeAsksWhereItDoubts() {
        var gate = FilteredCascadeGate(filter: LabelFilter(labels: 3), threshold: 0.1)
        _ = gate.begin(GateScript.frame())
        #expect(gate.modelAnswered(GateScript.model(1, sureness: 1), by: .fallback) == .askEdge)
        gate.edgeAnswered(GateScript.edge(1, sureness: 9))
        // What the edge said, and one answer after the other, make it sure of what each answer alone would not.
        var decision = GateDecision.askEdge
        for _ in 0..<20 {
            _ = gate.begin(GateScript.frame())
            decision = gate.modelAnswered(GateScript.model(1, sureness: 1), by: .fallback)
        }
        #expect(decision.label == 1)
    }

    @Test func atAThresholdOfNothingNothingIsAHit() {
        var gate = FilteredCascadeGate(filter: LabelFilter(labels: 3), threshold: 0)
        for _ in 0..<100 {
            _ = gate.begin(GateScript.frame())
            #expect(gate.modelAnswered(GateScript.model(1, sureness: 30), by: .fallback) == .askEdge)
        }
    }

    @Test func edgeOnlyAsksTheEdge() {
        var gate = EdgeOnlyGate()
        #expect(gate.begin(GateScript.frame()) == .askEdge)
        gate.edgeAnswered(GateScript.edge(1))
        #expect(gate.begin(GateScript.frame()) == .askEdge)
        #expect(!gate.usesFallback && gate.wanted == nil)
    }
}
