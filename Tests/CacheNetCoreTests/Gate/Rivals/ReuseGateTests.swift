import CacheNetCore
import Testing

struct ReuseGateTests {
    /// Shows grey pictures; the edge says 1 of dark ones and 2 of light ones.
    private func labels(_ gate: any Gate, of greys: [UInt8]) throws -> [Int?] {
        var gate = gate
        return try greys.map { grey in
            let label = gate.begin(GateScript.frame(try GateScript.grey(grey))).label
            if label == nil { gate.edgeAnswered(GateScript.edge(grey < 128 ? 1 : 2)) }
            return label
        }
    }

    @Test func itRepeatsTheEdgeWhileTheFrameHardlyChanges() throws {
        let labels = try labels(ReuseGate(.pixels, threshold: 5), of: [10, 12, 14, 200, 201, 12])
        #expect(labels == [nil, 1, 1, nil, 2, nil])
    }

    @Test func manySmallStepsLeadAway() throws {
        let labels = try labels(ReuseGate(.pixels, threshold: 5), of: [10, 14, 18, 22, 26])
        #expect(labels == [nil, 1, nil, 1, nil], "each resembles the last one, but not what the edge answered")
    }

    @Test func whatComesBackIsAskedAgain() throws {
        var gate = ReuseGate(.pixels, threshold: 5)
        _ = gate.begin(GateScript.frame(try GateScript.grey(10)))
        gate.edgeAnswered(GateScript.edge(1))
        // The edge is asked and does not answer.
        #expect(gate.begin(GateScript.frame(try GateScript.grey(100))) == .askEdge)
        #expect(gate.begin(GateScript.frame(try GateScript.grey(101))) == .askEdge, "nobody said what this is")
        #expect(gate.begin(GateScript.frame(try GateScript.grey(10))) == .askEdge, "it may be another thing")
    }

    @Test func withoutPixelsNothingIsRepeated() throws {
        var gate = ReuseGate(.pixels, threshold: 255)
        #expect(!gate.usesFallback)
        for _ in 0..<3 {
            #expect(gate.begin(GateScript.frame()) == .askEdge)
            gate.edgeAnswered(GateScript.edge(1))
        }
    }

    @Test func belowZeroNothingResembles() throws {
        #expect(try labels(ReuseGate(.pixels, threshold: -1), of: [10, 10, 10]) == [nil, nil, nil])
        #expect(try labels(ReuseGate(.pixels, threshold: 0), of: [10, 10, 10]) == [nil, 1, 1])
    }

    @Test func logitsSayWhetherItIsTheSameThing() {
        var gate = ReuseGate(.logits, threshold: 0.5)
        #expect(gate.usesFallback)
        #expect(gate.begin(GateScript.frame(resident: GateScript.none)) == .askEdge)
        gate.edgeAnswered(GateScript.edge(2))
        #expect(gate.begin(GateScript.frame()) == .ask(.fallback))
        #expect(gate.modelAnswered(GateScript.model(0), by: .fallback) == .askEdge, "nothing to compare with yet")
        gate.edgeAnswered(GateScript.edge(2))
        for sureness in [4.3, 4.6, 4.9] as [Float] {
            _ = gate.begin(GateScript.frame())
            #expect(gate.modelAnswered(GateScript.model(0, sureness: sureness), by: .fallback).label == 2)
        }
        _ = gate.begin(GateScript.frame())
        #expect(gate.modelAnswered(nil, by: .fallback) == .askEdge)
        _ = gate.begin(GateScript.frame())
        #expect(gate.modelAnswered(GateScript.model(0), by: .fallback) == .askEdge, "the last frame is not known")
    }

    @Test func theCascadeAnswersWhereNothingIsRepeated() throws {
        for likeness in Likeness.allCases {
            var gate = ReuseCascadeGate(likeness, threshold: 0.5, entropyThreshold: 0.4)
            func see(_ grey: UInt8, _ model: ModelAnswer) throws -> GateDecision {
                let decision = gate.begin(GateScript.frame(try GateScript.grey(grey)))
                return decision == .ask(.fallback) ? gate.modelAnswered(model, by: .fallback) : decision
            }
            #expect(try see(10, GateScript.model(0, sureness: 1)) == .askEdge, "unsure")
            gate.edgeAnswered(GateScript.edge(2))
            #expect(try see(10, GateScript.model(0, sureness: 1.1)).label == 2, "what the edge said")
            #expect(try see(90, GateScript.model(0, sureness: 9)).label == 0, "the fallback model is sure")
            #expect(try see(90, GateScript.model(1, sureness: 1)) == .askEdge)
        }
    }
}
