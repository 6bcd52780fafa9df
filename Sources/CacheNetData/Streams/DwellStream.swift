/// An endless stream with locality: a camera that looks at one thing for a while.
///
/// After each frame the run ends with probability 1/D and the next label is drawn afresh from all labels, the same
/// one included, so that with L labels a run of one label is `D L / (L - 1)` frames long on average. Pictures are
/// drawn with replacement from the label's records. Labels without records are left out.
public struct DwellStream: Sequence, Sendable {
    private let dwell: Double
    private let seed: UInt64
    private let records: [[Int]]

    /// - Parameters:
    ///   - dwell: D, at least 1 and finite; 1 is a stream without locality.
    ///   - seed: the same seed gives the same records.
    /// - Throws: ``DataError`` when `dwell` is outside its range or the data set is empty.
    public init(dwell: Double, seed: UInt64, dataset: any Dataset) throws(DataError) {
        guard dwell.isFinite, dwell >= 1 else {
            throw DataError(.invalidStream, "dwell: expected a finite number of at least 1, got \(dwell)")
        }
        var records = [[Int]](repeating: [], count: dataset.labels.count)
        for record in 0..<dataset.count { records[dataset.label(of: record)].append(record) }
        records.removeAll(where: \.isEmpty)
        guard !records.isEmpty else {
            throw DataError(.invalidStream, "dwell stream: expected a data set with records, got an empty one")
        }
        self.dwell = dwell
        self.seed = seed
        self.records = records
    }

    public func makeIterator() -> Iterator {
        Iterator(records: records, endProbability: 1 / dwell, generator: SeededGenerator(seed: seed))
    }

    public struct Iterator: IteratorProtocol, Sendable {
        private let records: [[Int]]
        private let endProbability: Double
        private var generator: SeededGenerator
        private var label: Int

        fileprivate init(records: [[Int]], endProbability: Double, generator: SeededGenerator) {
            self.records = records
            self.endProbability = endProbability
            self.generator = generator
            label = self.generator.draw(below: records.count)
        }

        public mutating func next() -> Int? {
            let choices = records[label]
            let record = choices[generator.draw(below: choices.count)]
            if generator.drawUnit() < endProbability { label = generator.draw(below: records.count) }
            return record
        }
    }
}
