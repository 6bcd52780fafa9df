internal import CacheNetData

/// What came of one gate on streams of one kind, each drawn from a resample of one half of the records.
///
/// Two things make the streams differ: which records were resampled, as they would differ if other ones had been
/// collected, and which of these a stream happened to show, and when. The mean over all streams is off by the former, and
/// by what an average leaves of both.
struct HalfStreams: Sendable {
    let kind: StreamKind
    /// In the half of the records, at least 1; where all labels are shown equally often, as if each had as few as the rarest.
    let sequences: Int
    /// Records of each, on average.
    let meanLength: Double
    /// Whether the other half has some of them as well, as it has those of labels with a single one.
    var isShared = false
    /// Of each stream, at least one.
    var figures: [StreamFigures]

    /// The mean of a figure, and its standard error.
    ///
    /// - Parameters:
    ///   - frames: of a stream, those that the figure is about.
    ///   - inRow: how many of them are neighbours, at most.
    func mean(
        of figure: (StreamFigures) -> Double, over frames: (StreamFigures) -> Int, inRow: Double = .infinity
    ) -> (mean: Double, standardError: Double) {
        let spread = figures.map(figure).spread
        let share = figures.map { recordsShare(showing: Double(frames($0)), inRow: inRow) }.spread.mean
        let variance = spread.deviation * spread.deviation * (share + 1 / Double(figures.count))
        return (spread.mean, variance.squareRoot())
    }

    /// Which part of the variance between streams the resampled records bring, at most.
    ///
    /// Where a stream shows k times one of n sequences, drawn with replacement, the resample brings an n-th of one
    /// sequence's variance, and the draw a k-th. Where each comes once before any comes again, the stream is itself a
    /// resample of k.
    private func recordsShare(showing frames: Double, inRow: Double) -> Double {
        let sequences = Double(sequences)
        let showsWhole = kind == .tracks || kind == .natural
        let shown = showsWhole ? frames / min(meanLength, inRow) : frames
        return kind == .natural ? min(1, shown / sequences) : shown / (sequences + shown)
    }
}

extension HalfStreams {
    /// Nothing came of any stream yet.
    ///
    /// - Parameters:
    ///   - pool: the half of the records.
    ///   - other: the other one.
    init(_ kind: StreamKind, of pool: RecordPool, and other: RecordPool) {
        let counts = pool.sequences.map(\.count)
        let fewest = kind.showsLabelsEvenly ? counts.count * (counts.min() ?? 0) : counts.reduce(0, +)
        self.init(
            kind: kind, sequences: max(1, fewest), meanLength: pool.meanLength,
            isShared: zip(pool.sequences, other.sequences).contains { $0 == $1 }, figures: [])
    }
}

extension [HalfStreams] {
    /// The mean of a figure over all halves, which stands for all records, and its standard error: they scatter
    /// independently of each other, but for what they share.
    func mean(
        of figure: (HalfStreams) -> (mean: Double, standardError: Double)
    ) -> (mean: Double, standardError: Double) {
        let figures = map(figure)
        let variance = figures.reduce(0) { $0 + $1.standardError * $1.standardError }
        let sum = contains(where: \.isShared) ? figures.reduce(0) { $0 + $1.standardError } : variance.squareRoot()
        return (figures.reduce(0) { $0 + $1.mean } / Double(count), sum / Double(count))
    }
}
