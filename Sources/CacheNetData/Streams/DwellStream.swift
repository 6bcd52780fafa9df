/// An endless stream with locality: a camera that looks at one thing for a while.
///
/// After each frame the run ends with probability 1/D and the next label is drawn afresh from all labels, the same
/// one included, so that with L labels a run of one label is `D L / (L - 1)` frames long on average. Labels without
/// records are left out. With a ``WorkingSet`` the next label is drawn from that.
///
/// A run's pictures are drawn with replacement from the label's records. Where records follow one another in time, a
/// run is a piece of a sequence instead: it begins anywhere in one of the label's sequences and follows it to its end,
/// then another one, drawn with replacement, from its beginning.
public struct DwellStream: Sequence, Sendable {
    private let runs: RunDraw

    /// - Parameters:
    ///   - dwell: D, at least 1 and finite; 1 is a stream without locality.
    ///   - seed: the same seed gives the same records.
    /// - Throws: ``DataError`` when `dwell` is outside its range or no record has a label.
    public init(dwell: Double, seed: UInt64, dataset: any Dataset) throws(DataError) {
        try self.init(dwell: dwell, seed: seed, pool: LabelSequences(dataset))
    }

    /// - Parameter dwell: as above.
    /// - Throws: ``DataError`` when `dwell` is outside its range or the pool is empty.
    public init(dwell: Double, seed: UInt64, pool: LabelSequences) throws(DataError) {
        try RunDraw.check(dwell: dwell)
        guard !pool.sequences.isEmpty else {
            throw DataError(.invalidStream, "dwell stream: expected a data set with labelled records, got none")
        }
        self.init(dwell: dwell, seed: seed, sequences: pool.sequences)
    }

    /// - Parameters:
    ///   - sequences: of each label, at least one with at least one record; an independent record is a sequence of one.
    ///     They need not be different.
    ///   - labels: how the next label is drawn; `nil` for all labels, each as likely as any other.
    public init(dwell: Double, seed: UInt64, sequences: [[Range<Int>]], labels: LabelDraw? = nil) {
        runs = RunDraw(dwell: dwell, seed: seed, sequences: sequences, labels: labels)
    }

    /// Begins with the first run; the same records each time.
    public func makeIterator() -> Iterator {
        Iterator(runs)
    }

    /// Goes over the stream, and draws each run when it begins.
    public struct Iterator: IteratorProtocol, Sendable {
        private var runs: RunDraw
        private var isNewRun = true
        /// What is left of the sequence that is shown.
        private var rest = 0..<0

        fileprivate init(_ runs: RunDraw) {
            self.runs = runs
        }

        /// - Returns: the next record; never `nil`.
        public mutating func next() -> Int? {
            if isNewRun || rest.isEmpty {
                rest = runs.nextSequence()
                // A recorded stream of independent records has no draw here, so there must be none.
                if isNewRun, rest.count > 1 { rest = rest.dropFirst(runs.draw(below: rest.count)) }
            }
            let record = rest.lowerBound
            rest = rest.dropFirst()
            isNewRun = runs.ends()
            if isNewRun { runs.changeLabel() }
            return record
        }
    }
}
