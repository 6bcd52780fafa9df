import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData

/// What a bundle's models say of the calibration split and of the test split of pictures, or of tracks of these.
struct RecordedSplits {
    let isOfTracks: Bool
    let calibration: TemperedOutcomes
    /// With the temperatures of the calibration split.
    let test: TemperedOutcomes

    /// Asks every model about every picture.
    ///
    /// - Parameters:
    ///   - pictures: of the calibration split and of the test split.
    ///   - judge: what the right answer is.
    init(
        _ pictures: [any Dataset], isOfTracks: Bool, streams: GateStreamOptions, asked: OutcomeOptions, bundle: Bundle,
        engine: any InferenceEngine, judge: RiskKind
    ) throws {
        let settings = StreamSettings(
            isOfTracks ? .tracks : .independent, tracks: streams.tracks.settings(seed: streams.seed))
        let datasets = try pictures.map { try settings.dataset(from: $0) }
        let outcomes = try zip(datasets, [Split.calibration, .test]).map { dataset, split in
            try asked.record(
                dataset, with: bundle, engine: engine, for: judge,
                stage: "\(isOfTracks ? "tracks" : "pictures"), \(split.rawValue)"
            )
        }
        let fitted = TemperedOutcomes(fitting: outcomes[0].judged(by: judge))
        self.isOfTracks = isOfTracks
        calibration = fitted
        test = TemperedOutcomes(
            outcomes[1].judged(by: judge), temperatures: fitted.temperatures,
            fallbackTemperature: fitted.fallbackTemperature)
    }
}
