/// An endless stream of whole tracks, one after the other: a camera that looks at things of one label for a while.
///
/// After each track the run of one label ends with probability 1/D and the next label is drawn afresh from all labels,
/// the same one included, or from a ``WorkingSet``. A track is drawn with replacement from the label's. Labels without
/// tracks are left out.
public struct TrackStream: Sequence, Sendable {
    private let runs: RunDraw

    /// - Parameters:
    ///   - dwell: D, in tracks, at least 1 and finite.
    ///   - seed: the same seed gives the same records.
    ///   - pool: tracks, each counted under the label of its first record.
    /// - Throws: ``DataError`` when `dwell` is outside its range or there is no track.
    public init(dwell: Double, seed: UInt64, pool: LabelSequences) throws(DataError) {
        try RunDraw.check(dwell: dwell)
        guard !pool.sequences.isEmpty else {
            throw DataError(.invalidStream, "tracks: expected a data set with records, got an empty one")
        }
        self.init(dwell: dwell, seed: seed, sequences: pool.sequences)
    }

    /// - Parameters:
    ///   - sequences: the tracks of each label, at least one with at least one record.
    ///   - labels: how the next label is drawn; `nil` for all labels, each as likely as any other.
    public init(dwell: Double, seed: UInt64, sequences: [[Range<Int>]], labels: LabelDraw? = nil) {
        runs = RunDraw(dwell: dwell, seed: seed, sequences: sequences, labels: labels)
    }

    /// Begins with the first track; the same records each time.
    public func makeIterator() -> Iterator {
        Iterator(runs)
    }

    /// Goes over the stream, and draws each track when it begins.
    public struct Iterator: IteratorProtocol, Sendable {
        private var runs: RunDraw
        /// What is left of the track that is shown.
        private var rest = 0..<0

        fileprivate init(_ runs: RunDraw) {
            self.runs = runs
        }

        /// - Returns: the next record; never `nil`.
        public mutating func next() -> Int? {
            if rest.isEmpty { rest = nextTrack() }
            defer { rest = rest.dropFirst() }
            return rest.lowerBound
        }

        /// The track after the one that was begun last, whole.
        public mutating func nextTrack() -> Range<Int> {
            let track = runs.nextSequence()
            if runs.ends() || !runs.goesOn() { runs.changeLabel() }
            return track
        }
    }
}
