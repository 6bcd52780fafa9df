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

    private func frame(_ active: PartitionID?, hasFallback: Bool) -> FrameContext {
        FrameContext(active: active, resident: ResidentModels(partitions: [0, 1, 2], hasFallback: hasFallback))
    }

    @Test func theSameEntropyPassesInARunAndNotAtItsEnd() throws {
        var gate = try gate()
        for _ in 0..<30 {
            if !gate.sees(prediction(0.1), of: .partition(0)) { gate.hears(hint: 0) }
        }
        var inRun = gate
        #expect(inRun.sees(prediction(0.7), of: .partition(0)) == true)
        // Several doubtful frames in a row, on the other hand, look like the end of the run.
        var refused = 0
        for _ in 0..<6 where !gate.sees(prediction(0.9), of: .partition(0)) { refused += 1 }
        #expect(refused > 0)
    }

    @Test func aStrangerToTheStreamAsksFirst() throws {
        var gate = try gate()
        #expect(gate.sees(prediction(0.1), of: .partition(0)) == false, "anything may come first")
    }

    @Test func hintsMoveTheActivePartition() throws {
        var gate = try gate()
        #expect(gate.sees(prediction(2), of: .partition(0)) == false)
        gate.hears(hint: 2)
        #expect(gate.wanted == 2)
        for useless in [nil, 7] {
            _ = gate.sees(prediction(2), of: .partition(2))
            gate.hears(hint: useless)
            #expect(gate.wanted == nil)
        }
    }

    @Test func oneWrongHintInALongRunDoesNot() throws {
        var gate = try gate(lossThreshold: 0)
        for _ in 0..<100 where !gate.sees(prediction(0.1), of: .partition(1)) { gate.hears(hint: 1) }
        #expect(gate.sees(prediction(0.7), of: .partition(1)) == false)
        gate.hears(hint: 0)
        #expect(gate.wanted == 1)
    }

    @Test func withoutAnAnswerNothingIsAHit() throws {
        var gate = try gate(lossThreshold: 1)
        #expect(gate.sees(nil, of: .partition(0)) == false)
        #expect(gate.sees(prediction(.nan), of: .partition(0)) == false)
        #expect(gate.sees(prediction(0), of: .partition(9)) == false)
        #expect(gate.sees(prediction(0), of: .partition(0)) == true, "and then it goes on")
    }

    @Test func aPriceThatNothingKeepsMakesEveryFrameAMiss() throws {
        var gate = try gate(lossThreshold: 0.05, partitions: 1)
        #expect(gate.sees(prediction(0.1), of: .partition(0)) == true, "one partition owns every input")
        let curve = try GateCurve(edges: [], own: [1], foreign: [1], ownLoss: [-0.5], foreignLoss: [0])
        let profile = try LocalityProfile(
            ownHintReliability: 1, foreignHintReliability: 1, switchRates: [0.1], lossThresholds: [0],
            lists: [LossThresholdTable(lossBounds: [0.4], hitRatios: [1])], confidence: 0.9, records: 1)
        var strict = LocalityGate(curves: [curve], profile: profile, risk: 0.01)
        #expect(strict.sees(prediction(0), of: .partition(0)) == false)
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
        #expect(gate.usesFallback)
        #expect(gate.begin(frame(0, hasFallback: true)) == .ask(.fallback))
        #expect(gate.begin(frame(0, hasFallback: false)) == .ask(.partition(0)), "for want of something better")
        #expect(gate.begin(frame(nil, hasFallback: true)) == .ask(.fallback))
        #expect(gate.begin(frame(nil, hasFallback: false)) == .askEdge)
    }

    @Test func aPartitionIsAskedOnceTheStreamIsKnownToBeThere() throws {
        var gate = try withFallback()
        for _ in 0..<5 {
            _ = gate.begin(frame(1, hasFallback: true))
            _ = gate.admits(general(1, 0.1), of: .fallback)
        }
        #expect(gate.begin(frame(1, hasFallback: true)) == .ask(.partition(1)))
        #expect(gate.begin(frame(0, hasFallback: true)) == .ask(.fallback), "but not another")
    }

    @Test func itsAnswersMoveTheActivePartitionWithoutTheEdge() throws {
        var gate = try withFallback()
        var wanted: PartitionID?
        for _ in 0..<5 {
            _ = gate.begin(frame(0, hasFallback: true))
            #expect(gate.admits(general(2, 0.1)) == true)
            wanted = gate.wanted
        }
        #expect(wanted == 2)
    }

    @Test func whereNothingSticksNoPartitionIsBroughtIn() throws {
        var gate = try withFallback()
        for number in 0..<200 {
            _ = gate.begin(frame(0, hasFallback: true))
            if !gate.admits(general(number % 3, number % 5 == 0 ? 1 : 0.1)) { gate.hears(hint: number % 3) }
            #expect(number < 20 || gate.wanted == nil)
        }
    }

    @Test func itsDoubtfulAnswerCountsOnlyInARun() throws {
        var gate = try withFallback()
        #expect(gate.sees(general(1, 1), of: .fallback) == false)
        for _ in 0..<30 { _ = gate.sees(general(1, 0.1), of: .fallback) }
        var elsewhere = gate
        #expect(gate.sees(general(1, 1), of: .fallback) == false, "own inputs of that kind cost a tenth")
        #expect(elsewhere.sees(general(2, 1), of: .fallback) == false)
        var generous = try withFallback(lossThreshold: 0.2)
        for _ in 0..<30 { _ = generous.sees(general(1, 0.1), of: .fallback) }
        #expect(generous.sees(general(1, 1), of: .fallback) == true)
        #expect(generous.sees(general(2, 1), of: .fallback) == false)
    }

    @Test func aLabelThatItDoesNotKnowIsNoAnswer() throws {
        var gate = try withFallback(lossThreshold: 1)
        #expect(gate.sees(general(7, 0.1), of: .fallback) == false)
        #expect(gate.sees(Prediction(label: nil, probabilities: [], entropy: 0), of: .fallback) == false)
    }
}

extension LocalityGate {
    /// A frame of which one model is asked.
    fileprivate mutating func sees(_ prediction: Prediction?, of model: DeviceModel) -> Bool {
        _ = begin(FrameContext(active: model.partition, resident: ResidentModels(partitions: [0, 1, 2])))
        return admits(prediction, of: model)
    }

    /// Whether a model's answer to the frame at hand counts.
    fileprivate mutating func admits(_ prediction: Prediction?, of model: DeviceModel = .fallback) -> Bool {
        let decision = modelAnswered(prediction.map { ModelAnswer(logits: [], prediction: $0) }, by: model)
        if case .answer = decision { return true } else { return false }
    }

    fileprivate mutating func hears(hint: PartitionID?) {
        edgeAnswered(EdgeAnswer(logits: [1], hint: hint))
    }
}
