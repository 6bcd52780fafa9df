public import CacheNetBundle
public import CacheNetCore
public import CacheNetData
internal import CacheNetMedia

extension PictureCosts {
    /// More would cost the full model's time and tell little more.
    public static let mostSampled = 2000

    /// Asks the full model about a sample of frames and about pictures of them, read as an edge server reads them. Blocks.
    ///
    /// - Parameters:
    ///   - dataset: frames that trained nothing, with the bundle's labels or with none.
    ///   - qualities: each 1 to 100.
    ///   - limit: frames at most, at least 1; which ones depends on `seed`.
    ///   - onRecord: called before each frame with how many are done and how many there are; what it throws ends it.
    /// - Throws: ``CalibrationError`` when the data set does not fit the bundle or is empty, `PictureError` when its frames
    ///   are no pictures.
    public init(
        of bundle: Bundle, on dataset: any Dataset, qualities: [Int], limit: Int = mostSampled, seed: UInt64 = 1,
        engine: any InferenceEngine, onRecord: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        let config = bundle.description.config
        try OutcomeRecorder.check(dataset, fits: config, hasCodes: true, for: .disagreement)
        guard dataset.count > 0 else {
            throw CalibrationError(.unsuitableRecords, "expected at least one picture, got none")
        }
        let isLabelled = !dataset.labels.isEmpty
        var generator = SeededGenerator(seed: seed)
        let sample = SelectedRecords(
            RelabelledDataset(dataset, labels: config.labels),
            records: generator.shuffled(Array(0..<dataset.count)).prefix(max(1, limit)))
        let full = try config.classifier(try engine.load(try bundle.read(.full)), role: .full)
        let (encoder, clock) = (JPEGEncoder(), ContinuousClock())
        func answer(to frame: Tensor) throws -> Int? {
            argmax(try full.logits(of: config.preprocess.apply(to: frame)))
        }
        var tallies = qualities.map(PictureTally.init)
        var right = 0
        for record in 0..<sample.count {
            try onRecord(record, sample.count)
            let frame = sample.pixels(of: record)
            let truth = isLabelled ? sample.label(of: record) : nil
            let tensor = try answer(to: frame)
            if let truth, tensor == truth { right += 1 }
            for index in tallies.indices {
                let start = clock.now
                let picture = try encoder.encode(frame, quality: tallies[index].quality)
                let time = start.duration(to: clock.now)
                let seen = try PictureFile.decode(picture, name: "picture").frame(shape: config.input.shape)
                tallies[index].count(picture, try answer(to: seen), tensor: tensor, truth: truth, encoding: time)
            }
        }
        let accuracy = isLabelled ? Double(right) / Double(sample.count) : nil
        self.init(
            records: sample.count, frameBytes: config.input.shape.reduce(1, *), accuracy: accuracy,
            rows: tallies.map { $0.row(of: sample.count, against: accuracy) })
    }
}
