import CacheNetCore
import Testing

@testable import CacheNetCalibration

struct LocalityFitTests {
    private func shortfall(_ outcomes: SyntheticOutcomes, risk: Double) throws -> String? {
        let fit = try LocalityCalibration(
            dwells: [1, 50], lossThresholds: [-1, 0, 0.05], streams: 4, framesPerStream: 500
        ).fit(TemperedOutcomes(fitting: try outcomes.make()))
        return fit.shortfall(atRisk: risk)
    }

    @Test func enoughRecordsNeedNoMore() throws {
        #expect(try shortfall(SyntheticOutcomes(count: 2000), risk: 0.01) == nil)
    }

    @Test func tooFewSequencesAskForMore() throws {
        let outcomes = SyntheticOutcomes(
            count: 800, ownAccuracy: 1, fullAccuracy: 1, fallbackAccuracy: 1, sequenceLength: 20)
        let text = try #require(try shortfall(outcomes, risk: 1e-9))
        #expect(text.hasPrefix("asked for a risk of 1e-09, the device answers nothing: "))
        #expect(text.hasSuffix("40 independent pictures or sequences, with a confidence of 0.8"))
    }

    @Test func modelsThatLoseTooMuchAreSaidTo() throws {
        let outcomes = SyntheticOutcomes(count: 2000, ownAccuracy: 0, fallbackAccuracy: 0)
        #expect(try shortfall(outcomes, risk: 0.0001)?.contains("it lost more") == true)
    }
}
