import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetCalibration

struct RivalFamiliesTests {
    private static let records = 1200

    private static func calibration(
        count: Int = records, risk: Double = 0.02, sequenceLength: Int = 1
    ) throws -> RiskCalibration {
        // Of sequences the full model is always right, so that its answer may be repeated at no loss.
        let outcomes = try SyntheticOutcomes(
            count: count, fullAccuracy: sequenceLength > 1 ? 1 : 0.9, sequenceLength: sequenceLength
        ).make()
        return try RiskCalibration(
            TemperedOutcomes(fitting: outcomes), keeping: Promise(risk: risk, changeRisk: nil),
            on: CalibrationStreams(
                confidence: 0.8, kinds: sequenceLength > 1 ? [.tracks] : [.independent], dwells: [4], streams: 2,
                framesPerStream: 400))
    }

    @Test func thresholdsAscendFromWhereNothingPasses() throws {
        let calibration = try Self.calibration()
        let families = [
            calibration.fixed(agreement: 1), calibration.cascade,
            calibration.reuse(.logits),
        ]
        for family in families {
            #expect(zip(family.thresholds, family.thresholds.dropFirst()).allSatisfy(<))
            #expect(family.thresholds.count > 10)
            let tightest = family.gates(fittedOn: calibration.pool)[0]
            let figures = StreamSimulation(calibration.outcomes).run(
                tightest, over: 0..<500, startingWith: [.partition(0), .fallback])
            #expect(figures.hits == 0)
        }
    }

    @Test func theCascadeIsCalibratedAndAFilterHelpsIt() throws {
        let calibration = try Self.calibration()
        let plain = calibration.choose(calibration.cascade)
        let filtered = calibration.choose(calibration.filteredCascade)
        func hits(_ choice: RiskChoice) -> Double {
            let stream = calibration.pool.stream(dwell: 20, seed: 9).prefix(4000)
            return StreamSimulation(calibration.outcomes)
                .run(choice.gate, over: stream, startingWith: [.fallback]).hitRatio
        }
        #expect(plain.basis != .nothing && filtered.basis != .nothing)
        #expect(hits(plain) > 0.1)
        #expect(hits(filtered) > hits(plain))
    }

    @Test func betweenTwoThresholdsThereAreFinerOnes() throws {
        let one = GateFamily(thresholds: [0, 1, 3]) { FixedGate(thresholds: [$0]) }
        #expect(one.finer(than: 1).thresholds == [1.5, 2, 2.5])
        #expect(one.finer(than: 2).thresholds.isEmpty, "the boldest")
        let two = GateFamily([one, GateFamily(thresholds: [0, 2]) { FixedGate(thresholds: [$0], agreement: 2) }])
        #expect(two.finer(than: 3).thresholds == [0.5, 1, 1.5], "each has its own")
        #expect(two.joined(with: two.finer(than: 3)).finer(than: 5).thresholds == [0.625, 0.75, 0.875])
        let pool = try Self.calibration(count: 300).pool
        let gates = two.finer(than: 3).gates(fittedOn: pool).compactMap { $0 as? FixedGate }
        #expect(gates == [0.5, 1, 1.5].map { FixedGate(thresholds: [$0], agreement: 2) })
    }

    @Test func theChoiceIsAsBoldAsFinerThresholdsAllow() throws {
        let calibration = try Self.calibration(risk: 0.05)
        let coarse = GateFamily(thresholds: [0, 0.4, 2.5]) { CascadeGate(threshold: $0) }
        let choice = calibration.choose(coarse)
        let threshold = try #require(choice.threshold)
        #expect(threshold > 0.5 && threshold < 2, "0.4 keeps the risk, 2.5 does not")
    }

    /// Its rules hold those of a cascade, and calibration takes one where its hits are worth what they lose.
    @Test func whereFramesTellNothingOfEachOtherTheBeliefHasAboutAsManyHitsAsACascade() throws {
        let outcomes = TemperedOutcomes(
            fitting: try SyntheticOutcomes(count: Self.records, fullAccuracy: 0.9, sequenceLength: 1).make())
        let calibration = try RiskCalibration(
            outcomes, keeping: Promise(risk: 0.02, changeRisk: nil),
            on: CalibrationStreams(confidence: 0.8, dwells: [1], streams: 2, framesPerStream: 2000))
        let belief = try calibration.calibrateBelief(asksPartitions: false)
        #expect(belief.rules.contains { $0.measure == .frameDoubt && $0.figures[0].hitRatio > 0.1 })
        let choice = belief.choice(keeping: calibration.promise)
        let cascade = calibration.choose(calibration.cascade)
        let stream = calibration.pool.stream(dwell: 1, seed: 9).prefix(4000)
        let simulation = StreamSimulation(outcomes)
        let hits = [BeliefGate(belief.profile, rule: choice.rule), cascade.gate].map {
            simulation.run($0, over: stream, startingWith: [.fallback]).hitRatio
        }
        #expect(hits[0] > hits[1] / 1.2)
    }

    @Test func framesThatDoNotChangeAreReused() throws {
        let calibration = try Self.calibration(count: 4 * Self.records, sequenceLength: 12)
        let simulation = StreamSimulation(calibration.outcomes)
        for family in [calibration.reuse(.pixels), calibration.reuseCascade(.pixels)] {
            let choice = calibration.choose(family)
            let figures = simulation.run(choice.gate, over: 0..<Self.records, startingWith: [.fallback])
            #expect(figures.hitRatio > 0.8, "eleven of twelve frames look as the one before them")
        }
    }

    /// Where answers are independent of each other, the evidence is taken nearly as it is.
    @Test func aFilterFindsLabelsMoreOftenThanTheModel() throws {
        let calibration = try Self.calibration()
        var filter = calibration.labelFilter
        #expect(filter.power > 0.05 && filter.edgePower > 0.05)
        let outcomes = calibration.outcomes
        let stream = Array(calibration.pool.stream(dwell: 20, seed: 4).prefix(3000))
        let right = stream.count { record in
            filter.advance()
            filter.edgeAnswered(outcomes.edgeAnswer(to: record))
            return filter.label == outcomes.outcomes.labels[record]
        }
        #expect(right > stream.count(where: outcomes.outcomes.isFullModelRight))
    }
}
