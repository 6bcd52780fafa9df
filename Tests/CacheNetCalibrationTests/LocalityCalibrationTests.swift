import CacheNetCalibration
import CacheNetCore
import CacheNetData
import Testing

struct LocalityCalibrationTests {
    /// Fewer and shorter streams than a real calibration has.
    private static let short = LocalityCalibration(
        dwells: [1, 5, 50], lossThresholds: [-1, 0, 0.05, 0.1, 0.2, 0.4], streams: 4, framesPerStream: 3000)

    private static func fit(_ outcomes: TemperedOutcomes) throws -> LocalityFit { try short.fit(outcomes) }

    @Test func aStickierStreamLosesLessAndHitsMore() throws {
        let profile = try Self.fit(TemperedOutcomes(fitting: try SyntheticOutcomes().make())).profile
        #expect(profile.switchRates == profile.switchRates.sorted(by: >))
        #expect(profile.lists.allSatisfy { $0.lossBounds[0] == 0 }, "without hits there is no loss")
        #expect(profile.lists[0].lossBounds[5] > profile.lists[2].lossBounds[5], "at the highest lossThreshold")
        #expect(profile.lists[0].hitRatios[1] < profile.lists[2].hitRatios[1], "at a low one")
        #expect(profile.foreignHintReliability > 0.8)
    }

    @Test func theSameRecordsGiveTheSameFit() throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 600).make())
        #expect(try Self.fit(outcomes) == Self.fit(outcomes))
    }

    /// The promise in its short form: streams of fresh records whose stickiness and labels drift.
    @Test func theAskedLossIsKeptOnDriftingStreams() throws {
        let risk = 0.01
        let fit = try Self.fit(TemperedOutcomes(fitting: try SyntheticOutcomes(count: 4000).make()))
        let fresh = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 8000, seed: 9).make())
        let simulation = StreamSimulation(fresh)
        let pool = RecordPool(fresh.outcomes)
        let gate = LocalityGate(curves: fit.curves, profile: fit.profile, risk: risk)
        let figures = (0..<40).map { seed in
            simulation.run(gate, over: DriftStream(pool, seed: seed).prefix(20_000))
        }
        #expect(figures.count { $0.loss <= risk } >= 38)
        #expect(figures.allSatisfy { $0.hitRatio > 0.2 }, "and not by asking the edge for everything")
    }

    /// What it is for: it beats every fixed threshold that costs no more.
    @Test func itAnswersMoreThanAFixedThresholdOfTheSameLoss() throws {
        let fit = try Self.fit(TemperedOutcomes(fitting: try SyntheticOutcomes(count: 4000).make()))
        let fresh = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 8000, seed: 9).make())
        let stream = Array(DriftStream(RecordPool(fresh.outcomes), seed: 3).prefix(40_000))
        let simulation = StreamSimulation(fresh)
        let locality = simulation.run(
            LocalityGate(curves: fit.curves, profile: fit.profile, risk: 0.01), over: stream)
        let fixed = (1...40).map { step in
            simulation.run(
                FixedGate(thresholds: [Double](repeating: 0.05 * Double(step), count: 4)), over: stream)
        }
        let best = fixed.filter { $0.loss <= locality.loss }.map(\.hitRatio).max() ?? 0
        #expect(locality.hitRatio > best)
    }

    @Test func sequencesStayWhole() throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 800, sequenceLength: 20).make())
        #expect(try Self.fit(outcomes).profile.records == 800)
    }

    @Test func settingsAreChecked() throws {
        let outcomes = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 100).make())
        #expect(throws: CalibrationError.self) { try LocalityCalibration(confidence: 1).fit(outcomes) }
        #expect(throws: CalibrationError.self) { try LocalityCalibration(dwells: [0.5]).fit(outcomes) }
        #expect(throws: CalibrationError.self) { try LocalityCalibration(streams: 0).fit(outcomes) }
        #expect(throws: CalibrationError.self) { try LocalityCalibration(lossThresholds: [1, 0]).fit(outcomes) }
    }
}
