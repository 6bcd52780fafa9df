import CacheNetCore
import Foundation
import Testing

@testable import CacheNetTraining

struct FixedThresholdTests {
    /// Two labels: the larger the gap of the logits, the surer the answer 0.
    private func record(gap: Float, isRight: Bool, isOwn: Bool, isFullModelRight: Bool = true)
        -> CalibrationOutcomes.Record
    {
        CalibrationOutcomes.Record(
            logits: [gap, 0], label: isRight ? 0 : 1, isOwn: isOwn, isFullModelRight: isFullModelRight)
    }

    /// `H(p)` for the logits `[gap, 0]`.
    private func entropy(gap: Double, temperature: Double = 1) -> Double {
        let probability = 1 / (1 + exp(-gap / temperature))
        return -probability * log(probability) - (1 - probability) * log(1 - probability)
    }

    private func isClose(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-9 }

    /// Of 3 own and 2 foreign records with a foreign share of 0.15, an own one weighs 0.85 / 3 = 0.2833 and a foreign
    /// one 0.075. From the surest, losses add up to 0, 0.075, 0.075, 0.3583, 0.4333.
    private var mixed: CalibrationOutcomes {
        CalibrationOutcomes([
            record(gap: 1, isRight: false, isOwn: false), record(gap: 5, isRight: true, isOwn: true),
            record(gap: 2, isRight: false, isOwn: true), record(gap: 4, isRight: false, isOwn: false),
            record(gap: 3, isRight: true, isOwn: true),
        ])
    }

    @Test(arguments: [(0.01, 4.0), (0.0749, 4), (0.0751, 2), (0.3582, 2), (0.3584, 1)])
    func itAdmitsWhatTheRiskAllows(risk: Double, firstRefused: Double) {
        let threshold = FixedThreshold(risk: risk, foreignShare: 0.15).threshold(mixed, temperature: 1)
        #expect(isClose(threshold, entropy(gap: firstRefused)))
    }

    @Test func itAdmitsAllWhereAllMayBeLost() {
        let threshold = FixedThreshold(risk: 1, foreignShare: 0.15).threshold(mixed, temperature: 1)
        #expect(EntropyGate(threshold: threshold).admits(Prediction(logits: [1, 0])))
        #expect(isClose(threshold, entropy(gap: 1)))
    }

    @Test func temperatureIsApplied() {
        let threshold = FixedThreshold(risk: 0.01, foreignShare: 0.15).threshold(mixed, temperature: 2)
        #expect(isClose(threshold, entropy(gap: 4, temperature: 2)))
    }

    @Test func theFullModelsErrorsMakeUpForOnes() {
        let outcomes = CalibrationOutcomes([
            record(gap: 5, isRight: true, isOwn: true, isFullModelRight: false),
            record(gap: 4, isRight: false, isOwn: true, isFullModelRight: true),
            record(gap: 3, isRight: false, isOwn: true, isFullModelRight: false),
            record(gap: 2, isRight: false, isOwn: true, isFullModelRight: true),
        ])
        let threshold = FixedThreshold(risk: 0).threshold(outcomes, temperature: 1)
        #expect(isClose(threshold, entropy(gap: 2)))
    }

    @Test(arguments: [false, true])
    func equalEntropiesPassOrFailTogether(isGainFirst: Bool) {
        let pair = [
            record(gap: 4, isRight: isGainFirst, isOwn: true, isFullModelRight: !isGainFirst),
            record(gap: 4, isRight: !isGainFirst, isOwn: true, isFullModelRight: isGainFirst),
        ]
        let outcomes = CalibrationOutcomes(pair + [record(gap: 1, isRight: false, isOwn: true)])
        let threshold = FixedThreshold(risk: 0.01).threshold(outcomes, temperature: 1)
        #expect(isClose(threshold, entropy(gap: 1)))
    }

    @Test func nothingIsAdmittedWithoutRecordsOrNumbers() {
        let rule = FixedThreshold()
        #expect(rule.threshold(CalibrationOutcomes([]), temperature: 1) == 0)
        let broken = CalibrationOutcomes.Record(logits: [.nan, 0], label: 0, isOwn: true, isFullModelRight: true)
        #expect(rule.threshold(CalibrationOutcomes([broken]), temperature: 1) == 0)
    }
}
