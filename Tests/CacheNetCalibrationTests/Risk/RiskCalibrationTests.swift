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

    private func settings(confidence: Double = 0.9) -> LocalityCalibration {
        LocalityCalibration(confidence: confidence, dwells: [1, 10], streams: 6, framesPerStream: 2000)
    }

    /// Entropies: 0.003, 0.19 and 0.66.
    private static let family = GateFamily(thresholds: [0, 0.1, 0.4, 1]) { CoinGate(threshold: $0) }

    @Test func theLoosestThresholdThatKeepsTheRiskIsTaken() throws {
        let choice = try RiskCalibration(try outcomes(4000), risk: 0.01, settings: settings()).choose(Self.family)
        #expect(choice.threshold == 0.4)
        #expect(choice.basis == .certified)
        #expect(choice.shortfall == nil)
    }

    @Test func aRiskOfAllErrorsLetsEverythingPass() throws {
        let choice = try RiskCalibration(try outcomes(4000), risk: 0.2, settings: settings()).choose(Self.family)
        #expect(choice.threshold == 1, "one in ten is lost")
        #expect(choice.basis == .certified)
    }

    @Test func aBoundIsAboveTheMean() throws {
        // A tenth of 0.4 is lost at the second threshold, on average.
        let calibration = try RiskCalibration(try outcomes(2000, errors: 10), risk: 0.0405, settings: settings())
        let choice = calibration.choose(Self.family)
        #expect(choice.threshold == 0.1, "the mean keeps it, the bound does not")
        #expect(choice.basis == .certified)
    }

    @Test func withFewSequencesNothingIsCertified() throws {
        let calibration = try RiskCalibration(try outcomes(400), risk: 0.005, settings: settings(confidence: 0.95))
        #expect(calibration.leastSequences == 598)
        let choice = calibration.choose(Self.family)
        #expect(choice.basis == .estimated)
        #expect(choice.threshold == 0.4, "but the best estimate is given")
        #expect(choice.shortfall?.contains("expected at least") == true)
        #expect(choice.shortfall?.contains("got 400") == true)
    }

    @Test func aGateWithoutHitsSaysWhy() throws {
        let family = GateFamily(thresholds: [0, 1]) { CoinGate(threshold: $0) }
        let choice = try RiskCalibration(try outcomes(4000), risk: 0.01, settings: settings()).choose(family)
        #expect(choice.basis == .nothing)
        #expect(choice.threshold == 0)
        #expect(choice.shortfall?.contains("loses at most 0.01, got none") == true)
    }

    @Test func amongFamiliesTheOneWithTheMostHitsIsTaken() throws {
        let families = GateFamily([
            GateFamily(thresholds: [0, 0.4]) { CoinGate(threshold: $0) },
            GateFamily(thresholds: [0, 0.1]) { CoinGate(threshold: $0) },
        ])
        let choice = try RiskCalibration(try outcomes(4000), risk: 0.01, settings: settings()).choose(families)
        #expect(choice.threshold == 0.4)
    }

    /// What is fitted on one half of the records is tried on the other, and the gate that is chosen is fitted on all.
    @Test func halvesAreFittedApart() throws {
        let sizes = Sizes()
        let family = GateFamily(thresholds: [0, 0.1]) { pool in
            sizes.add(pool.records.count)
            return { CoinGate(threshold: $0) }
        }
        _ = try RiskCalibration(try outcomes(1000), risk: 0.1, settings: settings()).choose(family)
        #expect(sizes.all == [500, 500, 1000])
    }

    @Test(arguments: StreamKind.allCases)
    func streamsMayBeOfAnyKind(kind: StreamKind) throws {
        let outcomes = try SyntheticOutcomes(count: 1600, fullAccuracy: 1, sequenceLength: 8).make()
        let calibration = try RiskCalibration(
            TemperedOutcomes(fitting: outcomes), risk: 0.05,
            settings: LocalityCalibration(confidence: 0.8, kind: kind, dwells: [3], streams: 3, framesPerStream: 400))
        let choice = calibration.choose(calibration.cascade)
        #expect(choice.basis != .nothing)
        #expect(calibration.sequences == 200)
    }

    @Test func settingsAreChecked() throws {
        let outcomes = try outcomes(100)
        #expect(throws: CalibrationError.self) { try RiskCalibration(outcomes, risk: 0) }
        #expect(throws: CalibrationError.self) {
            try RiskCalibration(outcomes, risk: 0.1, settings: settings(confidence: 1))
        }
    }

    @Test func theLocalityAwareGateIsChosenByItsOwnBounds() throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 4000).make())
        let settings = LocalityCalibration(
            confidence: 0.9, dwells: [1, 20], lossThresholds: [-1, 0, 0.1, 0.3], streams: 4, framesPerStream: 3000)
        let certified = try RiskCalibration(outcomes, risk: 0.02, settings: settings).chooseLocality()
        #expect(certified.basis == .certified)
        #expect(certified.gate is LocalityGate)
        let small = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 300).make())
        let estimated = try RiskCalibration(small, risk: 0.005, settings: settings).chooseLocality()
        #expect(estimated.basis != .certified)
        #expect(estimated.shortfall?.hasPrefix("expected ") == true)
    }
}

/// Filled from the calibration, one after the other.
private final class Sizes: @unchecked Sendable {
    private(set) var all: [Int] = []

    func add(_ size: Int) { all.append(size) }
}
