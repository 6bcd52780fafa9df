import CacheNetCore
import CacheNetData
import Testing

@testable import CacheNetCalibration

struct BeliefFitTests {
    private static let streams = CalibrationStreams(dwells: [1, 20], streams: 2, framesPerStream: 500)

    private func calibrate(
        _ outcomes: SyntheticOutcomes, _ promise: Promise = Promise(risk: 0.01, changeRisk: nil),
        kind: StreamKind = .independent
    ) throws -> BeliefCalibration {
        var streams = Self.streams
        streams.kinds = [kind]
        return try RiskCalibration(TemperedOutcomes(fitting: try outcomes.make()), keeping: promise, on: streams)
            .calibrateBelief()
    }

    @Test func theSameRecordsGiveTheSameCalibration() throws {
        let few = SyntheticOutcomes(count: 600)
        #expect(try calibrate(few) == calibrate(few))
    }

    @Test func independentRecordsHaveNoContinuity() throws {
        let calibration = try calibrate(SyntheticOutcomes(count: 1000))
        #expect(calibration.profile.continuity == nil)
        let changes = calibration.stickiness.map(\.changes)
        #expect(changes == changes.sorted(by: >))
        #expect(calibration.stickiness.allSatisfy { abs($0.arrivals - 1) < 1e-9 }, "every frame shows another thing")
        #expect(calibration.sequences == 1000)
    }

    /// Answers of the synthetic models are drawn anew for each frame of a sequence.
    @Test func framesOfASequenceAreRecognised() throws {
        let profile = try calibrate(SyntheticOutcomes(count: 3000, sequenceLength: 12), kind: .natural).profile
        let continuity = try #require(profile.continuity)
        #expect(continuity.pixels[1] < 0, "near frames show the same thing")
        #expect(profile.novelty >= 0.5, "so each answer is news")
    }

    @Test func framesThatAreAlikeAreAnsweredWithoutAModel() throws {
        let alike = SyntheticOutcomes(count: 3000, sequenceLength: 12)
        let calibration = try calibrate(alike, Promise(risk: 0.1, changeRisk: nil), kind: .natural)
        let skipping = calibration.rules.filter { $0.skipThreshold != nil }
        #expect(skipping.contains { $0.figures.contains { $0.skipRatio > 0.2 && $0.skipRatio <= $0.hitRatio } })
        #expect(calibration.rules.allSatisfy { $0.skipThreshold != nil || $0.figures.allSatisfy { $0.skipRatio == 0 } })
        let choice = calibration.choice(keeping: calibration.promise)
        #expect(choice.skipRatio > 0 && choice.skipRatio <= choice.hitRatio)
    }

    /// Of what is in a picture the label stays; what the full model says of it changes from frame to frame here.
    @Test func whatTheFullModelSaysOfAThingChanges() throws {
        let outcomes = try SyntheticOutcomes(count: 3000, sequenceLength: 12).make()
        func changes(_ kind: RiskKind) throws -> Double {
            var streams = CalibrationStreams(confidence: 0.9, dwells: [3], streams: 2, framesPerStream: 300)
            streams.kinds = [.natural]
            return try RiskCalibration(
                TemperedOutcomes(fitting: outcomes.judged(by: kind)), keeping: Promise(kind: kind, risk: 0.1),
                on: streams
            ).calibrateBelief().profile.changesInView
        }
        #expect(try changes(.loss) == 0)
        // The full model is right on nine of ten frames.
        #expect(abs(try changes(.disagreement) - 2 * 0.9 * 0.1) < 0.02)
    }

    @Test func aPartitionTellsOwnFromForeign() throws {
        let profile = try calibrate(SyntheticOutcomes()).profile
        for (id, partition) in profile.partitions.enumerated() {
            #expect(partition.shares == (0..<SyntheticOutcomes.labels).map { $0 / 2 == id ? 1 : 0 })
            #expect(partition.own[0] > partition.foreign[0])
            #expect(partition.own[partition.own.count - 1] < partition.foreign[partition.foreign.count - 1])
        }
    }

    @Test func aPartitionNeedsRecordsOfItsOwn() throws {
        let outcomes = try ModelOutcomes(
            labels: [0], codes: [0], fullLogits: [[1, 0]], hints: [0], partitionLogits: [[[0, 1]], [[0, 1]]])
        #expect {
            try RiskCalibration(TemperedOutcomes(outcomes, temperatures: [1, 1]), keeping: Promise())
        } throws: {
            ($0 as? CalibrationError)?.message == "partition 1: expected records of its own to calibrate with, got none"
        }
    }

    /// The promise in its short form: streams of fresh records whose stickiness and labels drift.
    @Test func thePromiseIsKeptOnDriftingStreams() throws {
        let promise = Promise(risk: 0.01)
        let calibration = try calibrate(SyntheticOutcomes(count: 4000), promise)
        let choice = calibration.choice(keeping: promise)
        let gate = BeliefGate(calibration.profile, rule: choice.rule)
        let fresh = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 8000, seed: 9).make())
        let simulation = StreamSimulation(fresh)
        let pool = RecordPool(fresh.outcomes)
        let figures = (0..<10).map { seed in
            simulation.run(
                gate, over: DriftStream(pool, seed: seed).prefix(8_000), startingWith: [.partition(0), .fallback])
        }
        #expect(figures.count { $0.loss <= promise.risk } >= 9)
        #expect(figures.reduce(0) { $0 + $1.firstGap } / 10 <= 0.03)
        #expect(figures.allSatisfy { $0.hitRatio > 0.2 }, "and not by asking the edge for everything")
    }

    /// What it is for: it beats every fixed threshold that costs no more.
    @Test func itAnswersMoreThanAFixedThresholdOfTheSameLoss() throws {
        let promise = Promise(risk: 0.01, changeRisk: nil)
        let calibration = try calibrate(SyntheticOutcomes(count: 4000), promise)
        let fresh = TemperedOutcomes(fitting: try SyntheticOutcomes(count: 8000, seed: 9).make())
        let stream = Array(DriftStream(RecordPool(fresh.outcomes), seed: 3).prefix(10_000))
        let simulation = StreamSimulation(fresh)
        let belief = simulation.run(
            BeliefGate(calibration.profile, rule: calibration.choice(keeping: promise).rule), over: stream,
            startingWith: [.partition(0), .fallback])
        let fixed = (1...20).map { step in
            simulation.run(
                FixedGate(thresholds: [Double](repeating: 0.1 * Double(step), count: 4)), over: stream)
        }
        let best = fixed.filter { $0.loss <= max(belief.loss, 0) }.map(\.hitRatio).max() ?? 0
        #expect(belief.hitRatio > best)
    }

    /// The full model's answer is the right one where disagreement is what counts.
    @Test func disagreementIsJudgedByTheFullModel() throws {
        let outcomes = try SyntheticOutcomes(count: 300).make()
        let judged = outcomes.judged(by: .disagreement)
        #expect(judged.labels == outcomes.fullAnswers)
        #expect(judged.labels.indices.allSatisfy(judged.isFullModelRight))
        #expect(outcomes.judged(by: .loss).labels == outcomes.labels)
    }

    @Test func aLineIsFoundBetweenTwoGroups() {
        let weights = LogisticRegression.weights(
            positives: (0..<50).map { [Double($0 % 5)] }, negatives: (0..<20).map { [3 + Double($0 % 5)] })
        #expect(weights[1] < 0)
        let middle = -weights[0] / weights[1]
        #expect(middle > 2 && middle < 5)
    }
}
