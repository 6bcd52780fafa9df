import CacheNetCore
import Foundation
import Testing

/// Which rule is taken for a promise, and what is said of it.
struct BeliefCalibrationTests {
    private static func figures(_ hits: Double, _ loss: Double, bound: Double, gap: Double = 0) -> PromiseFigures {
        PromiseFigures(hitRatio: hits, loss: loss, lossBound: bound, gap: gap, gapBound: 2 * gap)
    }

    /// Streams of two sorts; a rule that asks partitions and two that do not.
    private func calibration(
        sequences: Int = 1000, certifiedOnly: Bool = false, confidence: Double = 0.95,
        kinds: [String] = ["tracks", "tracks"], changes: [Double] = [0.5, 0.01], arrivals: [Double] = [1, 1]
    ) throws -> BeliefCalibration {
        try BeliefCalibration(
            profile: try BeliefProfile(toy: 4, partitions: 2), promise: Promise(), streamKinds: kinds,
            stickiness: zip(changes, arrivals).map { Stickiness(changes: $0, arrivals: $1) },
            rules: [
                TriedRule(
                    changeWeight: 0, asksPartitions: true, lossThreshold: 0.5,
                    figures: [Self.figures(0.9, 0.004, bound: 0.02), Self.figures(0.99, 0.001, bound: 0.004)]),
                TriedRule(
                    changeWeight: 1, asksPartitions: false, lossThreshold: 0.1,
                    figures: [Self.figures(0.5, 0.001, bound: 0.004), Self.figures(0.8, 0, bound: 0.003, gap: 0.01)]),
                TriedRule(
                    changeWeight: 1, asksPartitions: false, lossThreshold: 0.3,
                    figures: [
                        Self.figures(0.7, 0.003, bound: 0.01), Self.figures(0.95, 0.001, bound: 0.004, gap: 0.04),
                    ]),
            ], confidence: confidence, records: 10_000, sequences: sequences, certifiedOnly: certifiedOnly)
    }

    @Test(arguments: [(0.005, 0.95, 598), (0.005, 0.8, 322), (0.01, 0.95, 299), (0.5, 0.5, 1)])
    func thereAreLeastSequences(risk: Double, confidence: Double, least: Int) {
        #expect(BeliefCalibration.leastSequences(certifying: risk, confidence: confidence) == least)
    }

    @Test(arguments: [(0.001, 2995), (0.02, 598), (nil, 598)] as [(Double?, Int)])
    func theSmallerRiskOfAPromiseNeedsTheMost(changeRisk: Double?, least: Int) {
        let promise = Promise(risk: 0.005, changeRisk: changeRisk)
        #expect(BeliefCalibration.leastSequences(certifying: promise, confidence: 0.95) == least)
    }

    @Test(arguments: [-1, 0, 1, 2, Double.nan, 1e-300])
    func numbersOutOfRangeHaveNoLeastSequencesOrTooMany(risk: Double) {
        #expect([1, .max].contains(BeliefCalibration.leastSequences(certifying: risk, confidence: 0.95)))
    }

    @Test func boundsCountWhereTheyCertifyThePromise() throws {
        let calibration = try calibration()
        let choice = calibration.choice(keeping: Promise())
        #expect(choice.basis == .certified)
        // For each rate the loosest limit that keeps it: the third one's gap is too large.
        #expect(choice.rule.limits.map(\.?.lossThreshold) == [0.1, 0.1])
        #expect(choice.hitRatio == 0.65)
        #expect(calibration.certificationNote(keeping: Promise()) == nil)
        let bold = calibration.choice(keeping: Promise(changeRisk: nil))
        #expect(bold.rule.limits.map(\.?.lossThreshold) == [0.1, 0.3])
    }

    @Test func whereTheKindOfStreamIsNotKnownTheLimitHoldsOnEach() throws {
        func thresholds(_ kinds: [String], changes: [Double], arrivals: [Double]) throws -> [Double?] {
            try calibration(kinds: kinds, changes: changes, arrivals: arrivals)
                .choice(keeping: Promise(changeRisk: nil)).rule.limits.map(\.?.lossThreshold)
        }
        let kinds = ["tracks", "independent"]
        #expect(try thresholds(kinds, changes: [0.02, 0.01], arrivals: [0.9, 0.5]) == [0.1, 0.1], "alike")
        #expect(try thresholds(["tracks", "tracks"], changes: [0.02, 0.01], arrivals: [0.9, 0.5]) == [0.1, 0.3])
        #expect(try thresholds(kinds, changes: [0.5, 0.01], arrivals: [0.9, 0.9]) == [0.1, 0.3], "labels tell them")
        #expect(try thresholds(kinds, changes: [0.02, 0.01], arrivals: [0.9, 0.1]) == [0.1, 0.3], "things do")
    }

    @Test func everyStickinessIsOfAKindOfStream() {
        #expect(throws: GateError.self) { try calibration(kinds: ["tracks"]) }
    }

    @Test func tooFewSequencesLeaveTheEstimates() throws {
        let calibration = try calibration(sequences: 597)
        let choice = calibration.choice(keeping: Promise())
        #expect(choice.basis == .estimated)
        #expect(choice.rule.asksPartitions)
        #expect(choice.rule.limits.map(\.?.lossThreshold) == [0.5], "one for all streams")
        #expect(
            calibration.certificationNote(keeping: Promise())
                == "not certified (loss 0.005, after changes 0.03): calibrated on 597 independent pictures or "
                + "sequences, and it takes at least 598 for a confidence of 0.95; the gate goes by its best estimate "
                + "and answers about 95% of the frames")
        #expect(calibration.choice(keeping: Promise(risk: 0.01)).basis == .certified, "enough for another risk")
    }

    @Test func whoeverRefusesEstimatesGetsWhatIsCertified() throws {
        let calibration = try calibration(sequences: 10, certifiedOnly: true)
        #expect(calibration.choice(keeping: Promise()).basis == .nothing)
        #expect(calibration.certificationNote(keeping: Promise())?.hasSuffix("the gate answers nothing") == true)
    }

    @Test func whereNothingKeepsThePromiseNothingIsAnswered() throws {
        for promise in [Promise(risk: 1e-9, changeRisk: 1e-9), Promise(risk: 0.0005, changeRisk: nil)] {
            let none = try calibration().choice(keeping: promise)
            #expect(none.basis == .nothing)
            #expect(none.hitRatio == 0)
            #expect(none.rule.limits == [nil])
        }
    }

    /// Where only some streams have a threshold that certainly keeps the promise, nothing is answered on the others.
    @Test func atSomeRatesNothingIsCertified() throws {
        let choice = try calibration(sequences: 800, certifiedOnly: true).choice(keeping: Promise(risk: 0.0035))
        #expect(choice.basis == .nothing, "too few sequences for that")
        let many = try calibration(sequences: 10_000, certifiedOnly: true).choice(keeping: Promise(risk: 0.0035))
        #expect(many.basis == .certified)
        #expect(many.rule.limits.map(\.?.lossThreshold) == [nil, 0.1])
        #expect(many.hitRatio == 0.4)
    }

    @Test func jsonGivesTheSameCalibration() throws {
        let calibration = try calibration()
        let json = try JSONEncoder().encode(calibration)
        #expect(try JSONDecoder().decode(BeliefCalibration.self, from: json) == calibration)
    }

    /// Of bundles that were calibrated before streams were told apart by more than their labels.
    @Test func changeRatesAloneAreReadAsWell() throws {
        let text = String(decoding: try JSONEncoder().encode(try calibration()), as: UTF8.self)
        let former = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        var object = try #require(former)
        object["stickiness"] = nil
        object["streamKinds"] = nil
        object["changeRates"] = [0.5, 0.01]
        let json = try JSONSerialization.data(withJSONObject: object)
        let read = try JSONDecoder().decode(BeliefCalibration.self, from: json)
        #expect(read.stickiness == [Stickiness(changes: 0.5, arrivals: 1), Stickiness(changes: 0.01, arrivals: 1)])
        #expect(read.choice(keeping: Promise()).rule == (try calibration().choice(keeping: Promise()).rule))
    }

    @Test func theFrameAloneDecidesWhereItsHitsAreWorthWhatTheyLose() throws {
        func measures(_ hits: Double, losing loss: Double = 0) throws -> [HitRule.Measure?] {
            let former = try calibration()
            let frame = TriedRule(
                measure: .frameDoubt, changeWeight: 0, asksPartitions: false, lossThreshold: 0.2,
                figures: [Self.figures(hits, loss, bound: 0.004), Self.figures(hits, loss, bound: 0.004)])
            return try BeliefCalibration(
                profile: former.profile, promise: Promise(), streamKinds: former.streamKinds,
                stickiness: former.stickiness, rules: former.rules + [frame], confidence: 0.95, records: 10_000,
                sequences: 1000
            ).choice(keeping: Promise()).rule.limits.map(\.?.measure)
        }
        #expect(try measures(0.49) == [.loss, .loss], "0.5 and 0.8 without it")
        #expect(try measures(0.54) == [.frameDoubt, .loss])
        #expect(try measures(0.95) == [.frameDoubt, .frameDoubt])
        #expect(try measures(0.54, losing: 0.003) == [.frameDoubt, .loss], "0.6 points in its place")
        #expect(try measures(0.503, losing: 0.003) == [.loss, .loss])
    }

    /// Ten frames without a model are worth a hit, and fifty a wrong answer more.
    @Test func modelsDoNotRunWhereThatIsWorthWhatItLoses() throws {
        func choice(_ hits: Double, skips: Double, losing loss: Double, sequences: Int) throws -> RuleChoice {
            let former = try calibration()
            let figures = PromiseFigures(
                hitRatio: hits, skipRatio: skips, loss: loss, lossBound: 0.004, gap: 0, gapBound: 0)
            let rule = TriedRule(
                changeWeight: 1, asksPartitions: false, lossThreshold: 0.1, skipThreshold: 0.02,
                figures: [figures, figures])
            return try BeliefCalibration(
                profile: former.profile, promise: Promise(), streamKinds: former.streamKinds,
                stickiness: former.stickiness, rules: former.rules + [rule], confidence: 0.95, records: 10_000,
                sequences: sequences
            ).choice(keeping: Promise())
        }
        func skips(_ hits: Double, _ skips: Double, losing loss: Double = 0.001) throws -> [Double?] {
            try choice(hits, skips: skips, losing: loss, sequences: 1000).rule.limits.map { $0?.skipThreshold }
        }
        // 0.5 hits at a loss of 0.001, and 0.8 at none, without it.
        #expect(try skips(0.48, 0.4) == [0.02, nil])
        #expect(try skips(0.48, 0.15) == [nil, nil])
        #expect(try skips(0.8, 0.4) == [0.02, 0.02])
        #expect(try skips(0.48, 0.4, losing: 0.003) == [0.02, nil])
        #expect(try skips(0.48, 0.25, losing: 0.003) == [nil, nil], "0.025 less 0.01 for what is lost")
        let estimated = try choice(0.95, skips: 0.5, losing: 0.001, sequences: 10)
        #expect(estimated.basis == .estimated && estimated.rule.limits.map { $0?.skipThreshold } == [0.02])
        #expect(estimated.hitRatio == 0.95 && estimated.skipRatio == 0.5)
        let certified = try choice(0.8, skips: 0.4, losing: 0.001, sequences: 1000)
        #expect(certified.hitRatio == 0.8 && certified.skipRatio == 0.4)
        #expect(try calibration().choice(keeping: Promise()).skipRatio == 0)
    }

    /// Of bundles that were calibrated when a model ran on every frame.
    @Test func figuresWithoutSkipsAreReadAsWell() throws {
        let figures = PromiseFigures(
            hitRatio: 0.9, skipRatio: 0.5, loss: 0.001, lossBound: 0.002, gap: 0.01, gapBound: 0.02)
        let json = try JSONEncoder().encode(figures)
        #expect(try JSONDecoder().decode(PromiseFigures.self, from: json) == figures)
        var former = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        former["skipRatio"] = nil
        let read = try JSONDecoder().decode(
            PromiseFigures.self, from: try JSONSerialization.data(withJSONObject: former))
        #expect(read.skipRatio == 0 && read.hitRatio == 0.9)
    }

    @Test func theBoldestRulesAreThoseWithTheMostHitsThatKeepThePromise() throws {
        let former = try calibration()
        let frame = TriedRule(
            measure: .frameDoubt, changeWeight: 0, asksPartitions: false, lossThreshold: 0.2,
            figures: [Self.figures(0.3, 0.001, bound: 0.004), Self.figures(0.3, 0.001, bound: 0.02)])
        let calibration = try BeliefCalibration(
            profile: former.profile, promise: Promise(), streamKinds: former.streamKinds,
            stickiness: former.stickiness, rules: former.rules + [frame], confidence: 0.95, records: 10_000,
            sequences: 1000)
        let boldest = calibration.boldest(keeping: Promise(changeRisk: nil))
        // Of streams: for certain at the first stickiness and at the second, and by estimates; of frames one at both.
        #expect(boldest.map(\.lossThreshold) == [0.1, 0.2, 0.5])
        #expect(calibration.boldest(keeping: Promise(risk: 1e-9, changeRisk: nil)).isEmpty)
    }

    /// Of bundles that were calibrated before a rule could go by the frame alone.
    @Test func rulesWithoutAMeasureGoByTheLoss() throws {
        let rule = TriedRule(
            measure: .frameDoubt, changeWeight: 0, asksPartitions: false, lossThreshold: 0.1, figures: [])
        let json = try JSONEncoder().encode(rule)
        #expect(try JSONDecoder().decode(TriedRule.self, from: json) == rule)
        var former = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
        former["scope"] = nil
        let read = try JSONDecoder().decode(TriedRule.self, from: try JSONSerialization.data(withJSONObject: former))
        #expect(read.measure == .loss)
        #expect(read.lossThreshold == 0.1)
    }

    @Test func valuesAreChecked() {
        func message(_ make: () throws -> some Any) -> String {
            do {
                _ = try make()
                return "nothing thrown"
            } catch {
                return "\(error)"
            }
        }
        #expect(message { try calibration(sequences: 0) }.hasPrefix("sequences: expected 1 to 10000"))
        #expect(message { try calibration(confidence: 1) }.hasPrefix("confidence: expected more than 0"))
        #expect(message { try Promise(risk: 0).check() } == "risk: expected more than 0 and less than 1, got 0.0")
        #expect(message { try RightnessCurve(edges: [1, 1], shares: [1, 1, 1]) }.hasPrefix("edges[1]: expected"))
        #expect(message { try RightnessCurve(edges: [], shares: [2]) } == "shares[0]: expected 0 to 1, got 2.0")
        #expect(message { try RightnessCurve(edges: [], shares: []) }.hasPrefix("shares: expected 1 numbers"))
        #expect(message { try BeliefProfile(toy: 4, partitions: 2, novelty: 7) } == "novelty: expected 0 to 1, got 7.0")
        let flat = try? RightnessCurve(edges: [], shares: [1])
        guard let flat else { return }
        #expect(
            message { try PartitionEvidence(shares: [2], edges: [], own: [1], foreign: [1], rightness: flat) }
                == "shares[0]: expected 0 to 1, got 2.0")
        #expect(
            message { try PartitionEvidence(shares: [1], edges: [], own: [0], foreign: [1], rightness: flat) }
                == "own[0]: expected a share above 0 and at most 1, got 0.0")
        #expect(
            message { try PartitionEvidence(shares: [1], edges: [], own: [1], foreign: [1], power: 0, rightness: flat) }
                == "power: expected more than 0 and at most 1, got 0.0")
    }
}
