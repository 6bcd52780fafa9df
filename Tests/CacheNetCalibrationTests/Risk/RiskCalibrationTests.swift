import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetCalibration

struct RiskCalibrationTests {
    /// Two labels. The full model is always right. Of every ten records of a label the fallback model is sure of five
    /// and right, is fairly sure of four, of which one in `errors` is wrong, and unsure of one, which is wrong.
    private func outcomes(_ count: Int, errors: Int = 1000) throws -> TemperedOutcomes {
        let labels = (0..<count).map { $0 % 2 }
        let fallback = labels.indices.map { record -> [Float] in
            let (position, tenth) = (record / 2 % 10, record / 20)
            let label = labels[record]
            func logits(_ answer: Int, _ sureness: Float) -> [Float] { answer == 0 ? [sureness, 0] : [0, sureness] }
            if position < 5 { return logits(label, 8) }
            if position < 9 { return logits((tenth * 4 + position) % errors == 0 ? 1 - label : label, 3) }
            return logits(1 - label, 0.5)
        }
        let right = labels.map { $0 == 0 ? [Float(9), 0] : [0, 9] }
        return TemperedOutcomes(
            try ModelOutcomes(
                labels: labels, codes: labels, fullLogits: right, hints: labels, partitionLogits: [right, right],
                fallbackLogits: fallback), temperatures: [1, 1])
    }

    private func settings(confidence: Double = 0.9) -> CalibrationStreams {
        CalibrationStreams(confidence: confidence, dwells: [1, 10], streams: 6, framesPerStream: 2000)
    }

    /// Entropies: 0.003, 0.19 and 0.66.
    private static let family = GateFamily(thresholds: [0, 0.1, 0.4, 1]) { CoinGate(threshold: $0) }

    @Test func theLoosestThresholdThatKeepsTheRiskIsTaken() throws {
        let choice = try RiskCalibration(
            try outcomes(4000), keeping: Promise(risk: 0.01, changeRisk: nil), on: settings()
        ).choose(Self.family)
        #expect(choice.threshold == 0.4)
        #expect(choice.basis == .certified)
        #expect(choice.shortfall == nil)
    }

    @Test func aRiskOfAllErrorsLetsEverythingPass() throws {
        let choice = try RiskCalibration(
            try outcomes(4000), keeping: Promise(risk: 0.2, changeRisk: nil), on: settings()
        ).choose(Self.family)
        #expect(choice.threshold == 1, "one in ten is lost")
        #expect(choice.basis == .certified)
    }

    @Test func aBoundIsAboveTheMean() throws {
        // A tenth of 0.4 is lost at the second threshold, on average.
        let calibration = try RiskCalibration(
            try outcomes(2000, errors: 10), keeping: Promise(risk: 0.0405, changeRisk: nil), on: settings())
        let choice = calibration.choose(Self.family)
        #expect(choice.threshold == 0.1, "the mean keeps it, the bound does not")
        #expect(choice.basis == .certified)
    }

    @Test func withFewSequencesNothingIsCertified() throws {
        let calibration = try RiskCalibration(
            try outcomes(400), keeping: Promise(risk: 0.005, changeRisk: nil), on: settings(confidence: 0.95))
        #expect(calibration.leastSequences == 598)
        let choice = calibration.choose(Self.family)
        #expect(choice.basis == .estimated)
        #expect(choice.threshold == 0.4, "but the best estimate is given")
        #expect(choice.shortfall?.contains("expected at least") == true)
        #expect(choice.shortfall?.contains("got 400") == true)
    }

    /// Streams show all labels equally often: what a rare label loses counts as much as what a frequent one does.
    @Test func rareLabelsTellLess() throws {
        let labels = (0..<800).map { $0 % 2 } + [Int](repeating: 2, count: 20)
        let logits = labels.map { label in (0..<3).map { $0 == label ? Float(9) : 0 } }
        let outcomes = TemperedOutcomes(
            try ModelOutcomes(
                labels: labels, codes: labels.map { _ in 0 }, fullLogits: logits, hints: labels.map { _ in 0 },
                partitionLogits: [logits]), temperatures: [1])
        func sequences(_ kind: StreamKind) throws -> Int {
            var settings = settings()
            settings.kinds = [kind]
            return try RiskCalibration(outcomes, keeping: Promise(), on: settings).sequences
        }
        #expect(try sequences(.independent) == 164, "9 / (2 / 400 + 1 / 20)")
        #expect(try sequences(.uniform) == 820)
    }

    @Test func aGateWithoutHitsSaysWhy() throws {
        let family = GateFamily(thresholds: [0, 1]) { CoinGate(threshold: $0.rounded(.up)) }
        let choice = try RiskCalibration(
            try outcomes(4000), keeping: Promise(risk: 0.01, changeRisk: nil), on: settings()
        ).choose(family)
        #expect(choice.basis == .nothing)
        #expect(choice.threshold == 0)
        #expect(choice.shortfall?.contains("keeps the promise (loss 0.01), got none") == true)
    }

    @Test func amongFamiliesTheOneWithTheMostHitsIsTaken() throws {
        let families = GateFamily([
            GateFamily(thresholds: [0, 0.4]) { CoinGate(threshold: $0) },
            GateFamily(thresholds: [0, 0.1]) { CoinGate(threshold: $0) },
        ])
        let choice = try RiskCalibration(
            try outcomes(4000), keeping: Promise(risk: 0.01, changeRisk: nil), on: settings()
        ).choose(families)
        #expect(choice.threshold == 0.4)
    }

    /// What is fitted on one half of the records is tried on the other, and the gate that is chosen is fitted on all.
    @Test func halvesAreFittedApart() throws {
        let sizes = Sizes()
        let family = GateFamily(thresholds: [0, 0.1]) { pool in
            sizes.add(pool.records.count)
            return { CoinGate(threshold: $0) }
        }
        _ = try RiskCalibration(
            try outcomes(1000), keeping: Promise(risk: 0.1, changeRisk: nil), on: settings()
        ).choose(family)
        #expect(sizes.all == [500, 500, 1000])
    }

    @Test(arguments: StreamKind.allCases)
    func streamsMayBeOfAnyKind(kind: StreamKind) throws {
        let outcomes = try SyntheticOutcomes(count: 1600, fullAccuracy: 1, sequenceLength: 8).make()
        let calibration = try RiskCalibration(
            TemperedOutcomes(fitting: outcomes), keeping: Promise(risk: 0.05, changeRisk: nil),
            on: CalibrationStreams(confidence: 0.8, kinds: [kind], dwells: [3], streams: 3, framesPerStream: 400))
        let choice = calibration.choose(calibration.cascade)
        #expect(choice.basis != .nothing)
        #expect(calibration.sequences == 200)
    }

    @Test func settingsAreChecked() throws {
        let outcomes = try outcomes(100)
        #expect(throws: CalibrationError.self) { try RiskCalibration(outcomes, keeping: Promise(risk: 0)) }
        #expect(throws: CalibrationError.self) { try RiskCalibration(outcomes, keeping: Promise(changeRisk: 1)) }
        for wrong in [
            settings(confidence: 1), CalibrationStreams(dwells: [0.5]), CalibrationStreams(streams: 1),
            CalibrationStreams(framesPerStream: 0), CalibrationStreams(workingSet: WorkingSet(labels: 3)),
            CalibrationStreams(workingSet: WorkingSet(labels: 1, isAligned: true)),
        ] {
            #expect(throws: CalibrationError.self) { try RiskCalibration(outcomes, keeping: Promise(), on: wrong) }
        }
    }

    /// What is lost on first frames is a part of the promise: of two gates that cost the same on the whole the one that
    /// errs there is refused.
    @Test func whatIsLostAfterChangesIsBoundToo() throws {
        let outcomes = try outcomes(4000, errors: 10)
        func choice(_ changeRisk: Double?) throws -> RiskChoice {
            let promise = Promise(risk: 0.2, changeRisk: changeRisk)
            return try RiskCalibration(outcomes, keeping: promise, on: settings()).choose(Self.family)
        }
        #expect(try choice(nil).threshold == 1)
        // A tenth is lost at the last threshold, a twenty-fifth at the one before.
        #expect(try choice(0.07).threshold == 0.4)
        #expect(try choice(0.02).threshold == 0.1)
    }
}

/// Filled from the calibration, one after the other.
private final class Sizes: @unchecked Sendable {
    private(set) var all: [Int] = []

    func add(_ size: Int) { all.append(size) }
}
