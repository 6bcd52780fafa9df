import CacheNetCore
import Testing

struct LocalityGateTests {
    /// Own inputs are mostly sure, foreign ones mostly not; a hit on a foreign input costs nearly everything.
    private func gate(price: Double = 0.05, partitions: Int = 3) throws -> LocalityGate {
        let curve = try GateCurve(
            edges: [0.5, 1], own: [0.7, 0.2, 0.1], foreign: [0.1, 0.3, 0.6], ownLoss: [-0.01, 0.01, 0.1],
            foreignLoss: [0.9, 0.9, 0.9])
        let list = PriceList(lossBounds: [0, 0], hitRatios: [0, 0.5])
        let profile = try LocalityProfile(
            ownHintReliability: 0.9, foreignHintReliability: 0.9, switchRates: [0.6, 0.02], prices: [-1, price],
            partitions: [list, list],
            confidence: 0.95, records: 1)
        return LocalityGate(
            curves: [GateCurve](repeating: curve, count: partitions), profile: profile, risk: 0.005)
    }

    private func prediction(_ entropy: Double) -> Prediction {
        Prediction(label: 0, probabilities: [], entropy: entropy)
    }

    @Test func theSameEntropyPassesInARunAndNotAtItsEnd() throws {
        var gate = try gate()
        for _ in 0..<30 {
            if !gate.admits(prediction(0.1), of: 0) { _ = gate.answered(hint: 0, active: 0) }
        }
        var inRun = gate
        #expect(inRun.admits(prediction(0.7), of: 0) == true)
        // Several doubtful frames in a row, on the other hand, look like the end of the run.
        var refused = 0
        for _ in 0..<6 where !gate.admits(prediction(0.9), of: 0) { refused += 1 }
        #expect(refused > 0)
    }

    @Test func aStrangerToTheStreamAsksFirst() throws {
        var gate = try gate()
        #expect(gate.admits(prediction(0.1), of: 0) == false, "anything may come first")
    }

    @Test func hintsMoveTheActivePartition() throws {
        var gate = try gate()
        #expect(gate.admits(prediction(2), of: 0) == false)
        #expect(gate.answered(hint: 2, active: 0) == 2)
        #expect(gate.answered(hint: nil, active: 2) == nil)
        #expect(gate.answered(hint: 7, active: 2) == nil)
    }

    @Test func oneWrongHintInALongRunDoesNot() throws {
        var gate = try gate(price: 0)
        for _ in 0..<100 where !gate.admits(prediction(0.1), of: 1) { _ = gate.answered(hint: 1, active: 1) }
        #expect(gate.admits(prediction(0.7), of: 1) == false)
        #expect(gate.answered(hint: 0, active: 1) == 1)
    }

    @Test func withoutAnAnswerNothingIsAHit() throws {
        var gate = try gate(price: 1)
        #expect(gate.admits(nil, of: 0) == false)
        #expect(gate.admits(prediction(.nan), of: 0) == false)
        #expect(gate.admits(prediction(0), of: nil) == false)
        #expect(gate.admits(prediction(0), of: 9) == false)
        #expect(gate.admits(prediction(0), of: 0) == true, "and then it goes on")
    }

    @Test func aPriceThatNothingKeepsMakesEveryFrameAMiss() throws {
        var gate = try gate(price: 0.05, partitions: 1)
        #expect(gate.admits(prediction(0.1), of: 0) == true, "one partition owns every input")
        let curve = try GateCurve(edges: [], own: [1], foreign: [1], ownLoss: [-0.5], foreignLoss: [0])
        let profile = try LocalityProfile(
            ownHintReliability: 1, foreignHintReliability: 1, switchRates: [0.1], prices: [0],
            partitions: [PriceList(lossBounds: [0.4], hitRatios: [1])], confidence: 0.9, records: 1)
        var strict = LocalityGate(curves: [curve], profile: profile, risk: 0.01)
        #expect(strict.admits(prediction(0), of: 0) == false)
    }

    /// Where nothing sticks, partitions come to few hits, and the general small model to more.
    @Test func withoutLocalityItFallsBackOnTheGeneralSmallModel() throws {
        let specialist = try GateCurve(
            edges: [0.5], own: [0.9, 0.1], foreign: [0.1, 0.9], ownLoss: [0, 0.1], foreignLoss: [0.9, 0.9])
        let profile = try LocalityProfile(
            ownHintReliability: 0.95, foreignHintReliability: 0.95, switchRates: [0.7, 0.01], prices: [0.05],
            partitions: [
                PriceList(lossBounds: [0], hitRatios: [0.2]), PriceList(lossBounds: [0], hitRatios: [0.9]),
            ], generalist: GeneralistProfile(thresholds: [0.5], list: PriceList(lossBounds: [0], hitRatios: [0.6])),
            confidence: 0.95, records: 1)
        var gate = LocalityGate(
            curves: [specialist, specialist, specialist], profile: profile, risk: 0.01)
        var active: PartitionID? = 0
        for frame in 0..<200 {
            if gate.admits(prediction(active == 3 ? 0.1 : 1), of: active) { continue }
            active = gate.answered(hint: frame % 3, active: active) ?? active
        }
        #expect(active == 3)
        #expect(gate.admits(prediction(0.1), of: 3) == true)
        #expect(gate.admits(prediction(1), of: 3) == false)
        for _ in 0..<200 where !gate.admits(prediction(1), of: 3) {
            active = gate.answered(hint: 1, active: 3)
        }
        #expect(active == 1, "and comes back when hints agree for long")
    }
}
