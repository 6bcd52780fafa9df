/// What a stream of runs is drawn from: each run shows one label, and after each draw it ends with probability 1/D.
struct LabelRuns: Sendable {
    /// 1/D.
    let endProbability: Double
    let seed: UInt64
    /// Of each label, at least one with at least one record.
    let sequences: [[Range<Int>]]
    let labels: LabelDraw

    /// - Parameters:
    ///   - dwell: D, at least 1 and finite.
    ///   - labels: `nil` for all labels, each as likely as any other.
    init(dwell: Double, seed: UInt64, sequences: [[Range<Int>]], labels: LabelDraw?) {
        precondition(Self.isDwell(dwell), Self.message(dwell))
        endProbability = 1 / dwell
        self.seed = seed
        self.sequences = sequences
        self.labels = labels ?? LabelDraw(of: sequences.count)
    }

    /// - Throws: ``DataError`` when `dwell` is outside its range.
    static func check(dwell: Double) throws(DataError) {
        guard isDwell(dwell) else { throw DataError(.invalidStream, message(dwell)) }
    }

    private static func isDwell(_ dwell: Double) -> Bool { dwell.isFinite && dwell >= 1 }

    private static func message(_ dwell: Double) -> String {
        "dwell: expected a finite number of at least 1, got \(dwell)"
    }
}
