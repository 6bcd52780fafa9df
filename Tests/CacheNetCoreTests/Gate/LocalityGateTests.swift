import CacheNetCore
import Testing

struct LocalityGateTests {
    /// Own inputs are mostly sure, foreign ones mostly not; a hit on a foreign input costs nearly everything.
    private func gate(lossThreshold: Double = 0.05, partitions: Int = 3) throws -> LocalityGate {
        let curve = try GateCurve(
            edges: [0.5, 1], own: [0.7, 0.2, 0.1], foreign: [0.1, 0.3, 0.6], ownLoss: [-0.01, 0.01, 0.1],
            foreignLoss: [0.9, 0.9, 0.9])
        let list = LossThresholdTable(lossBounds: [0, 0], hitRatios: [0, 0.5])
        let profile = try LocalityProfile(
            ownHintReliability: 0.9, foreignHintReliability: 0.9, switchRates: [0.6, 0.02],
            lossThresholds: [-1, lossThreshold],
            lists: [list, list], confidence: 0.95, records: 1)
        return LocalityGate(
            curves: [GateCurve](repeating: curve, count: partitions), profile: profile, risk: 0.005)
    }

    private func prediction(_ entropy: Double) -> Prediction {
        Prediction(label: 0, probabilities: [], entropy: entropy)
    }

    @Test func theSameEntropyPassesInARunAndNotAtItsEnd() throws {
        var gate = try gate()
        for _ in 0..<30 {
            if !gate.sees(prediction(0.1), of: 0) { gate.answered(hint: 0, active: 0) }
        }
        var inRun = gate
        #expect(inRun.sees(prediction(0.7), of: 0) == true)
        // Several doubtful frames in a row, on the other hand, look like the end of the run.
        var refused = 0
        for _ in 0..<6 where !gate.sees(prediction(0.9), of: 0) { refused += 1 }
        #expect(refused > 0)
    }

    @Test func aStrangerToTheStreamAsksFirst() throws {
        var gate = try gate()
        #expect(gate.sees(prediction(0.1), of: 0) == false, "anything may come first")
    }

    @Test func hintsMoveTheActivePartition() throws {
        var gate = try gate()
        #expect(gate.sees(prediction(2), of: 0) == false)
        gate.answered(hint: 2, active: 0)
        #expect(gate.wanted == 2)
        for useless in [nil, 7] {
            _ = gate.sees(prediction(2), of: 2)
            gate.answered(hint: useless, active: 2)
            #expect(gate.wanted == nil)
        }
    }

    @Test func oneWrongHintInALongRunDoesNot() throws {
        var gate = try gate(lossThreshold: 0)
        for _ in 0..<100 where !gate.sees(prediction(0.1), of: 1) { gate.answered(hint: 1, active: 1) }
        #expect(gate.sees(prediction(0.7), of: 1) == false)
        gate.answered(hint: 0, active: 1)
        #expect(gate.wanted == 1)
    }

    @Test func withoutAnAnswerNothingIsAHit() throws {
        var gate = try gate(lossThreshold: 1)
        #expect(gate.sees(nil, of: 0) == false)
        #expect(gate.sees(prediction(.nan), of: 0) == false)
        #expect(gate.sees(prediction(0), of: nil) == false)
        #expect(gate.sees(prediction(0), of: 9) == false)
        #expect(gate.sees(prediction(0), of: 0) == true, "and then it goes on")
    }

    @Test func aPriceThatNothingKeepsMakesEveryFrameAMiss() throws {
        var gate = try gate(lossThreshold: 0.05, partitions: 1)
        #expect(gate.sees(prediction(0.1), of: 0) == true, "one partition owns every input")
        let curve = try GateCurve(edges: [], own: [1], foreign: [1], ownLoss: [-0.5], foreignLoss: [0])
        let profile = try LocalityProfile(
            ownHintReliability: 1, foreignHintReliability: 1, switchRates: [0.1], lossThresholds: [0],
            lists: [LossThresholdTable(lossBounds: [0.4], hitRatios: [1])], confidence: 0.9, records: 1)
        var strict = LocalityGate(curves: [curve], profile: profile, risk: 0.01)
        #expect(strict.sees(prediction(0), of: 0) == false)
    }

    // MARK: - The fallback model

    /// Three partitions; the fallback model's label says which of them a frame belongs to, nine times in ten.
    private func withFallback(lossThreshold: Double = 0.05) throws -> LocalityGate {
        let specialist = try GateCurve(
            edges: [0.5], own: [0.9, 0.1], foreign: [0.1, 0.9], ownLoss: [0, 0.1], foreignLoss: [0.9, 0.9])
        let general = try GateCurve(
            edges: [0.5], own: [0.8, 0.2], foreign: [0.1, 0.9], ownLoss: [0, 0.1], foreignLoss: [0.6, 0.6])
        let list = LossThresholdTable(lossBounds: [0], hitRatios: [0.9])
        let profile = try LocalityProfile(
            ownHintReliability: 0.95, foreignHintReliability: 0.95, switchRates: [0.7, 0.01],
            lossThresholds: [lossThreshold],
            lists: [list, list],
            fallback: FallbackProfile(codes: [0, 1, 2], reliability: 0.9, curve: general), confidence: 0.95, records: 1)
        return LocalityGate(curves: [specialist, specialist, specialist], profile: profile, risk: 0.01)
    }

    private func general(_ label: Int, _ entropy: Double) -> Prediction {
        Prediction(label: label, probabilities: [], entropy: entropy)
    }

    @Test func itIsAskedFirstWhereNothingIsKnown() throws {
        var gate = try withFallback()
        #expect(gate.fallback == 3)
        #expect(gate.first(active: 0, hasFallback: true) == 3)
        #expect(gate.first(active: 0, hasFallback: false) == 0, "for want of something better")
        #expect(gate.first(active: nil, hasFallback: true) == 3)
        #expect(gate.first(active: nil, hasFallback: false) == nil)
    }

    @Test func aPartitionIsAskedOnceTheStreamIsKnownToBeThere() throws {
        var gate = try withFallback()
        for _ in 0..<5 {
            _ = gate.first(active: 1, hasFallback: true)
            _ = gate.admits(general(1, 0.1), of: 3)
        }
        #expect(gate.first(active: 1, hasFallback: true) == 1)
        #expect(gate.first(active: 0, hasFallback: true) == 3, "but not another")
    }

    @Test func itsAnswersMoveTheActivePartitionWithoutTheEdge() throws {
        var gate = try withFallback()
        var wanted: PartitionID?
        for _ in 0..<5 {
            _ = gate.first(active: 0, hasFallback: true)
            #expect(gate.admits(general(2, 0.1), of: 3) == true)
            wanted = gate.wanted
        }
        #expect(wanted == 2)
    }

    @Test func whereNothingSticksNoPartitionIsBroughtIn() throws {
        var gate = try withFallback()
        for frame in 0..<200 {
            _ = gate.first(active: 0, hasFallback: true)
            if !gate.admits(general(frame % 3, frame % 5 == 0 ? 1 : 0.1), of: 3) {
                gate.answered(hint: frame % 3, active: 0)
            }
            #expect(frame < 20 || gate.wanted == nil)
        }
    }

    @Test func itsDoubtfulAnswerCountsOnlyInARun() throws {
        var gate = try withFallback()
        #expect(gate.sees(general(1, 1), of: 3) == false)
        for _ in 0..<30 { _ = gate.sees(general(1, 0.1), of: 3) }
        var elsewhere = gate
        #expect(gate.sees(general(1, 1), of: 3) == false, "own inputs of that kind cost a tenth")
        #expect(elsewhere.sees(general(2, 1), of: 3) == false)
        var generous = try withFallback(lossThreshold: 0.2)
        for _ in 0..<30 { _ = generous.sees(general(1, 0.1), of: 3) }
        #expect(generous.sees(general(1, 1), of: 3) == true)
        #expect(generous.sees(general(2, 1), of: 3) == false)
    }

    @Test func aLabelThatItDoesNotKnowIsNoAnswer() throws {
        var gate = try withFallback(lossThreshold: 1)
        #expect(gate.sees(general(7, 0.1), of: 3) == false)
        #expect(gate.sees(Prediction(label: nil, probabilities: [], entropy: 0), of: 3) == false)
    }
}

extension LocalityGate {
    /// A frame of which one model is asked.
    fileprivate mutating func sees(_ prediction: Prediction?, of model: PartitionID?) -> Bool {
        _ = first(active: model, hasFallback: false)
        return admits(prediction, of: model)
    }
}
