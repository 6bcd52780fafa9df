import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData

/// What a bundle's models say of the calibration split and of the test split of pictures, or of tracks of these.
struct RecordedSplits {
    struct Recording {
        let outcomes: TemperedOutcomes
        let thumbnails: [FrameThumbnail]
        /// Of each record all that gates look at.
        let pixels: @Sendable (Int) -> Tensor

        var sequences: Int { outcomes.outcomes.sequences.count }
    }

    let isOfTracks: Bool
    let calibration: Recording
    /// With the temperatures of the calibration split.
    let test: Recording

    /// Asks every model about every picture.
    ///
    /// - Parameter pictures: of the calibration split and of the test split.
    init(
        _ pictures: [any Dataset], isOfTracks: Bool, streams: GateStreamOptions, asked: OutcomeOptions, bundle: Bundle,
        engine: any InferenceEngine
    ) throws {
        let settings = StreamSettings(
            isOfTracks ? .tracks : .independent, tracks: streams.tracks.settings(seed: streams.seed))
        let datasets = try pictures.map { try settings.dataset(from: $0) }
        let outcomes = try zip(datasets, [Split.calibration, .test]).map { dataset, split in
            try asked.record(
                dataset, with: bundle, engine: engine, stage: "\(isOfTracks ? "tracks" : "pictures"), \(split.rawValue)"
            )
        }
        let fitted = TemperedOutcomes(fitting: outcomes[0])
        self.isOfTracks = isOfTracks
        calibration = Recording(fitted, of: datasets[0])
        test = Recording(
            TemperedOutcomes(
                outcomes[1], temperatures: fitted.temperatures, fallbackTemperature: fitted.fallbackTemperature),
            of: datasets[1])
    }
}

extension RecordedSplits.Recording {
    init(_ outcomes: TemperedOutcomes, of dataset: any Dataset) {
        let thumbnails = (0..<dataset.count).map { record in
            guard let thumbnail = FrameThumbnail(dataset.pixels(of: record)) else {
                preconditionFailure("pictures are uint8, [1, channels, height, width]")
            }
            return thumbnail
        }
        let frames = thumbnails.map(\.frame)
        self.init(outcomes: outcomes, thumbnails: thumbnails) { frames[$0] }
    }
}
