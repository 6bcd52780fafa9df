public import CacheNetBundle
public import CacheNetCore
public import CacheNetData

extension FullModelScore {
    /// More would cost the full model's time and tell no more.
    public static let mostSampled = 2000

    /// Asks a bundle's full model about a sample of a data set. Blocks.
    ///
    /// - Parameters:
    ///   - dataset: a test split, whose labels and pictures are the bundle's.
    ///   - limit: records at most, at least 1; which ones depends on `seed`.
    ///   - onRecord: called before each record with how many are done and how many there are; what it throws ends it.
    /// - Throws: ``CalibrationError`` when the data set does not fit the bundle.
    public init(
        of bundle: Bundle, on dataset: any Dataset, limit: Int = mostSampled, seed: UInt64 = 1,
        engine: any InferenceEngine, onRecord: (_ done: Int, _ total: Int) throws -> Void = { _, _ in }
    ) throws {
        let config = bundle.description.config
        try OutcomeRecorder.check(dataset, fits: config, hasCodes: true)
        var generator = SeededGenerator(seed: seed)
        let sample = SelectedRecords(
            RelabelledDataset(dataset, labels: config.labels),
            records: generator.shuffled(Array(0..<dataset.count)).prefix(max(1, limit)))
        let full = try config.classifier(try engine.load(try bundle.read(.full)), role: .full)
        var right = 0
        for record in 0..<sample.count {
            try onRecord(record, sample.count)
            let input = try config.preprocess.apply(to: sample.pixels(of: record))
            if argmax(try full.logits(of: input)) == sample.label(of: record) { right += 1 }
        }
        self.init(records: sample.count, sequences: sample.sequences?.count ?? sample.count, right: right)
    }
}
