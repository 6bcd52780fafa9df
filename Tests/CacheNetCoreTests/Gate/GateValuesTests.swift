import CacheNetCore
import Foundation
import Testing

/// Values of a calibration that no gate can work with are refused, and the first wrong one is named.
struct GateValuesTests {
    private static let nan = Double.nan

    private func curve(
        edges: [Double] = [0.5, 1], own: [Double] = [0.8, 0.1, 0.1], foreign: [Double] = [0.2, 0.3, 0.5],
        ownLoss: [Double] = [-0.1, 0, 0.3], foreignLoss: [Double] = [0.9, 0.9, 0.8]
    ) throws -> GateCurve {
        try GateCurve(edges: edges, own: own, foreign: foreign, ownLoss: ownLoss, foreignLoss: foreignLoss)
    }

    private func message(_ make: () throws -> some Any) -> String {
        do {
            _ = try make()
            return "nothing thrown"
        } catch {
            return "\(error)"
        }
    }

    @Test func binsHoldTheirLowerEdge() throws {
        let curve = try curve()
        #expect([0, 0.4999, 0.5, 0.9999, 1, 7].map(curve.bin(of:)) == [0, 0, 1, 1, 2, 2])
    }

    @Test func aCurveOfOneBinHasNoEdges() throws {
        let curve = try GateCurve(edges: [], own: [1], foreign: [1], ownLoss: [0], foreignLoss: [1])
        #expect(curve.bin(of: 3) == 0)
    }

    @Test func curvesAreChecked() {
        #expect(message { try curve(edges: [1, 1]) } == "edges[1]: expected finite nats above those before, got 1.0")
        #expect(message { try curve(edges: [.nan, 1]) }.hasPrefix("edges[0]: expected finite nats"))
        #expect(message { try curve(own: [1]) } == "own: expected 3 numbers, one more than edges, got 1")
        #expect(message { try curve(foreign: [0, 0.5, 0.5]) }.hasPrefix("foreign[0]: expected a share above 0"))
        #expect(message { try curve(own: [0.8, 0.1, 0.2]) }.hasPrefix("own: expected shares that sum to 1, got 1.1"))
        #expect(message { try curve(foreignLoss: [0, 0, 2]) } == "foreignLoss[2]: expected a loss of -1 to 1, got 2.0")
        #expect(message { try curve(ownLoss: [0.1, 0, 0.3]) }.hasPrefix("ownLoss[1]: expected at least the loss"))
        #expect(message { try curve(ownLoss: [.nan, 0, 0.3]) }.hasPrefix("ownLoss[0]: expected a loss"))
    }

    @Test func jsonGivesTheSameCurve() throws {
        let curve = try curve()
        #expect(try JSONDecoder().decode(GateCurve.self, from: JSONEncoder().encode(curve)) == curve)
        let broken = Data(#"{"edges":[],"own":[1],"foreign":[1],"ownLoss":[7],"foreignLoss":[1]}"#.utf8)
        #expect(throws: GateError.self) { try JSONDecoder().decode(GateCurve.self, from: broken) }
    }

    private func profile(
        reliability: Double = 0.9, rates: [Double] = [0.5, 0.01], lossThresholds: [Double] = [-1, 0, 0.1],
        bounds: [[Double]] = [[0, 0.004, 0.02], [0, -0.01, 0.001]], fallback: Double? = nil
    ) throws -> LocalityProfile {
        try LocalityProfile(
            ownHintReliability: reliability, foreignHintReliability: reliability, switchRates: rates,
            lossThresholds: lossThresholds,
            lists: bounds.map { LossThresholdTable(lossBounds: $0, hitRatios: [0, 0.5, 0.8]) },
            fallback: try fallback.map { FallbackProfile(codes: [0, 1], reliability: $0, curve: try curve()) },
            confidence: 0.95, records: 100)
    }

    private func lossThresholds(_ profile: LocalityProfile, _ risk: Double) -> [Double] {
        LossThresholdPlan(profile, keeping: risk).lossThresholds
    }

    @Test func pricesFollowTheAskedRisk() throws {
        #expect(lossThresholds(try profile(), 0.005) == [0, 0.1])
        #expect(lossThresholds(try profile(), 0.03) == [0.1, 0.1])
        #expect(lossThresholds(try profile(), -0.02) == [-1, -1])
    }

    /// On its own hard inputs a specialist may gain, so a looser loss threshold can cost less than a tighter one.
    @Test func aPriceThatKeepsTheRiskCountsWhateverTighterOnesDo() throws {
        #expect(lossThresholds(try profile(bounds: [[0, 0.01, 0], [0, 0, 0.01]]), 0.005) == [0.1, 0])
    }

    @Test func jsonGivesTheSameProfile() throws {
        for profile in [try profile(), try profile(fallback: 0.9)] {
            #expect(try JSONDecoder().decode(LocalityProfile.self, from: JSONEncoder().encode(profile)) == profile)
        }
    }

    @Test func profilesAreChecked() {
        #expect(message { try profile(reliability: 1.1) } == "ownHintReliability: expected 0.0 to 1.0, got 1.1")
        #expect(message { try profile(rates: [0, 0.1]) }.hasPrefix("switchRates: expected"))
        #expect(
            message { try profile(lossThresholds: [0, 0, 1]) }.hasPrefix("lossThresholds: expected ascending numbers"))
        #expect(
            message { try profile(bounds: [[0, 0, 0]]) }.hasPrefix("lists: expected 2, one for each of switchRates"))
        #expect(
            message { try profile(bounds: [[0, 0, 0], [0, 0]]) }.hasPrefix(
                "lists[1].lossBounds: expected 3 numbers"))
        #expect(
            message { try profile(bounds: [[0, 0, Self.nan], [0, 0, 0]]) }
                .hasPrefix("lists[0].lossBounds: expected"))
        #expect(
            message { try profile(fallback: 1.5) } == "fallback.reliability: expected 0.0 to 1.0, got 1.5")
    }
}
