package import CacheNetBundle
internal import CacheNetCalibration
package import CacheNetCore
package import CacheNetData

/// Asks every model of a bundle about every picture that a run showed. Blocks.
package struct RunRecorder {
    private let bundle: BundleDescription
    private let recorder: OutcomeRecorder

    /// - Parameter read: gives the bytes of each model that the bundle has.
    package init(
        _ bundle: BundleDescription, engine: any InferenceEngine, read: (ModelRole) throws -> ModelBytes
    ) throws {
        self.bundle = bundle
        recorder = try OutcomeRecorder(bundle, engine: engine, read: read)
    }

    /// - Parameters:
    ///   - source: the frames of the run.
    ///   - onRecord: called before each picture with how many came before it and how many there are; what it throws ends
    ///     the recording.
    /// - Throws: ``CalibrationError`` when the data set does not fit the bundle.
    package func record(
        _ source: DatasetFrames<[Int]>, as stream: RecordedStream, onRecord: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> RunRecording {
        let pictures = SelectedRecords(source.dataset, records: source.records)
        let outcomes = try recorder.record(pictures) { try onRecord($0, pictures.count) }
        let rows = Dictionary(uniqueKeysWithValues: zip(pictures.records, pictures.records.indices))
        let roles = bundle.config.partitions.map { ModelRole.partition($0.id) } + [.fallback]
        return try RunRecording(
            bundle: bundle.config, digest: bundle.digest, bytes: roles.compactMap { bundle.model($0)?.size },
            stream: stream, records: pictures.records, outcomes: outcomes,
            frames: source.records.compactMap { rows[$0] })
    }
}
