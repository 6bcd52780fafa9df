import CacheNetCalibration
import CacheNetCore
import Testing

struct FixedThresholdTests {
    private func threshold(_ rule: FixedThreshold, _ outcomes: SyntheticOutcomes) throws -> Double {
        rule.threshold(of: TemperedOutcomes(fitting: try outcomes.make()))
    }

    @Test func moreRiskAndMoreRecordsLoosenIt() throws {
        let outcomes = SyntheticOutcomes(count: 4000)
        let strict = try threshold(FixedThreshold(risk: 0.01), outcomes)
        let loose = try threshold(FixedThreshold(risk: 0.05), outcomes)
        #expect(strict <= loose)
        #expect(loose > 0)
        #expect(try threshold(FixedThreshold(risk: 0.01), SyntheticOutcomes(count: 500)) <= strict)
    }

    @Test func foreignFramesTightenIt() throws {
        let outcomes = SyntheticOutcomes(count: 4000)
        let home = try threshold(FixedThreshold(risk: 0.02, foreignShare: 0), outcomes)
        let abroad = try threshold(FixedThreshold(risk: 0.02, foreignShare: 0.6), outcomes)
        #expect(abroad < home)
    }

    /// The promise itself, on records that it was not set on.
    @Test func theRiskIsKept() throws {
        let rule = FixedThreshold(risk: 0.02, confidence: 0.95, foreignShare: 0.3)
        let kept = try (0..<20).count { seed in
            let threshold = try threshold(rule, SyntheticOutcomes(count: 3000, seed: 100 + UInt64(seed)))
            let fresh = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 20_000, seed: 7).make())
            let gate = EntropyGate(threshold: threshold)
            var loss = 0.0
            for record in fresh.outcomes.labels.indices {
                let own = fresh.outcomes.codes[record]
                for id in 0..<4 {
                    let prediction = fresh.prediction(of: .partition(id), for: record)
                    guard gate.admits(prediction) else { continue }
                    loss += Double(fresh.loss(prediction.label, record: record)) * (id == own ? 0.7 : 0.1)
                }
            }
            return loss / 20_000 <= 0.02
        }
        #expect(kept >= 18)
    }

    @Test func nothingIsSafeWhereTheModelIsAlwaysWrong() throws {
        #expect(try threshold(FixedThreshold(risk: 0.002), SyntheticOutcomes(ownAccuracy: 0)) == 0)
    }

    @Test func tooFewRecordsProveNothing() throws {
        let rule = FixedThreshold(risk: 0.005)
        #expect(rule.leastRecords > 400)
        #expect(try threshold(rule, SyntheticOutcomes(count: 400, ownAccuracy: 1)) == 0)
    }

    @Test(arguments: [0, 1, -0.1, Double.nan])
    func settingsAreChecked(_ value: Double) {
        #expect(throws: CalibrationError.self) { try FixedThreshold(risk: value).check() }
        #expect(throws: CalibrationError.self) { try FixedThreshold(confidence: value).check() }
        #expect(throws: CalibrationError.self) { try FixedThreshold(foreignShare: value - 2).check() }
    }

    /// Otherwise the records that it takes are more than a number holds.
    @Test func aRiskIsNotAsSmallAsANumberCanBe() throws {
        #expect(throws: CalibrationError.self) { try FixedThreshold(risk: 1e-300).check() }
        let strict = FixedThreshold(risk: 1e-6, confidence: 0.9)
        try strict.check()
        #expect(strict.leastRecords > 1_000_000)
    }
}
