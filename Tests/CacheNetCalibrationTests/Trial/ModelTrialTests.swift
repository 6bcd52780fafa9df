import CacheNetCalibration
import CacheNetCore
import Testing

/// What models would come to on a device, from their answers alone.
@Suite struct ModelTrialTests {
    private let streams = CalibrationStreams(dwells: [5], streams: 2, framesPerStream: 250)
    private let promise = Promise(risk: 0.01)

    private func times(_ model: Duration) throws -> StepTimes {
        StepTimes(
            ModelTimes(
                partitions: [Duration](repeating: model, count: 4), fallback: model, full: .milliseconds(2),
                edge: .milliseconds(2)),
            on: try DeviceProfile(parsing: "pi4"), over: try LinkProfile(parsing: "wifi"), frameBytes: 3072, labels: 8)
    }

    private func trial(_ outcomes: ModelOutcomes, model: Duration = .microseconds(100)) throws -> ModelTrial {
        try ModelTrial(outcomes, keeping: promise, on: streams, times: try times(model))
    }

    @Test func aSlowerModelOfTheSameAnswersIsSlower() throws {
        let outcomes = try SyntheticOutcomes(count: 600).make().withoutPartitions()
        let quick = try trial(outcomes).belief()
        let slow = try trial(outcomes, model: .microseconds(200)).belief()
        #expect(quick.hitRatio == slow.hitRatio && quick.loss == slow.loss)
        // Each frame runs the fallback model once, on a device that is 8 times slower.
        #expect((slow.milliseconds - quick.milliseconds - 0.8).magnitude < 1e-9)
    }

    @Test func rivalsHaveTheSameModelAndFewerHits() throws {
        let trial = try trial(try SyntheticOutcomes(count: 600).make().withoutPartitions())
        let (belief, cascades) = (try trial.belief(), trial.cascades())
        #expect(cascades.map(\.gate) == ["cascade", "cascade + filter"])
        #expect(cascades.allSatisfy { $0.hitRatio < belief.hitRatio && $0.milliseconds > belief.milliseconds })
        #expect(belief.hitRatio > 0.5 && belief.loss <= promise.risk)
    }

    @Test func partitionsAreAskedWhereThereAreSome() throws {
        // Partitions that know far more than the fallback model does.
        var synthetic = SyntheticOutcomes(count: 600)
        synthetic.ownAccuracy = 1
        synthetic.fallbackAccuracy = 0.55
        let outcomes = try synthetic.make()
        let (with, without) = (try trial(outcomes).belief(), try trial(outcomes.withoutPartitions()).belief())
        #expect(with.hitRatio > without.hitRatio)
    }
}

extension ModelOutcomes {
    /// The same records, of which the fallback model alone has answered.
    fileprivate func withoutPartitions() throws -> ModelOutcomes {
        try ModelOutcomes(
            labels: labels, codes: labels.map { _ in 0 }, fullLogits: fullLogits, hints: labels.map { _ in nil },
            partitionLogits: [], fallbackLogits: fallbackLogits, thumbnails: thumbnails, sequences: sequences)
    }
}
