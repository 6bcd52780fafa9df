import Testing

@testable import CacheNetCalibration

struct LossEstimateTests {
    @Test func fewSequencesBoundLittleEvenIfNoneLost() {
        func bound(_ sequences: Int, hitRatio: Double = 1) -> Double {
            LossEstimate(mean: 0, standardError: 0, hitRatio: hitRatio, sequences: sequences)
                .bound(deviations: 1.28, confidence: 0.5)
        }
        #expect(bound(1) == 0.5)
        #expect(bound(199) == 0.005)
        #expect(bound(199, hitRatio: 0.4) == 0.002)
        #expect(bound(1, hitRatio: 0) == 0, "without hits there is no loss")
    }

    /// The rule of three: what happens once in n / 3 sequences is easily missed in n.
    @Test(arguments: [(0.95, 598), (0.8, 322), (0.99, 919)])
    func zeroLossesBoundTheLossByAboutThreeOverN(confidence: Double, sequences: Int) throws {
        let estimate = LossEstimate(mean: 0, standardError: 0, hitRatio: 1, sequences: sequences)
        #expect(estimate.bound(deviations: 0, confidence: confidence) <= 0.005)
        #expect(estimate.sequencesNeeded(keeping: 0.005, deviations: 0, confidence: confidence) == sequences)
    }

    @Test func whatIsSavedIsNotForgotten() {
        let estimate = LossEstimate(mean: -0.02, standardError: 0.001, hitRatio: 1, sequences: 1000)
        #expect(estimate.bound(deviations: 2, confidence: 0.95) < -0.015)
    }

    @Test func standardErrorsCountAndTheBoundStaysALoss() {
        let estimate = LossEstimate(mean: 0.004, standardError: 0.002, hitRatio: 0.5, sequences: 999)
        #expect(abs(estimate.bound(deviations: 2, confidence: 0.5) - (0.004496 + 0.004)) < 1e-9)
        #expect(estimate.bound(deviations: 1e9, confidence: 0.5) == 1)
    }

    @Test func theSequencesNeededAreJustEnough() throws {
        let estimate = LossEstimate(mean: 0.002, standardError: 0.004, hitRatio: 0.8, sequences: 500)
        let needed = try #require(estimate.sequencesNeeded(keeping: 0.005, deviations: 1.28, confidence: 0.5))
        #expect(needed > 500)
        #expect(estimate.bound(deviations: 1.28, confidence: 0.5, sequences: needed) <= 0.005)
        #expect(estimate.bound(deviations: 1.28, confidence: 0.5, sequences: needed - 1) > 0.005)
        #expect(
            estimate.sequencesNeeded(keeping: 0.001, deviations: 1.28, confidence: 0.5) == nil,
            "it loses more than that")
    }
}
