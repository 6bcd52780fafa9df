public import CacheNetCore
public import CacheNetData

/// The records that streams are drawn from: the sequences of each label.
public struct RecordPool: Sendable {
    private let labelled: LabelSequences
    /// Of every record of the outcomes, in the pool or not.
    private let labelOf: [Int]

    /// Of each label that has any.
    public var sequences: [[Range<Int>]] { labelled.sequences }

    /// All records of the outcomes. A sequence counts under the label of its first record; empty ones are left out.
    public init(_ outcomes: ModelOutcomes) {
        var byLabel = [[Range<Int>]](repeating: [], count: (outcomes.labels.max() ?? -1) + 1)
        for sequence in outcomes.sequences where !sequence.isEmpty {
            byLabel[outcomes.labels[sequence.lowerBound]].append(sequence)
        }
        self.init(LabelSequences(byLabel), labelOf: outcomes.labels)
    }

    private init(_ labelled: LabelSequences, labelOf: [Int]) {
        self.labelled = labelled
        self.labelOf = labelOf
    }

    /// Other sequences of the same labels.
    private func with(_ sequences: [[Range<Int>]]) -> RecordPool {
        RecordPool(LabelSequences(labels: labelled.labels, sequences: sequences), labelOf: labelOf)
    }

    /// As many sequences, drawn with replacement from all: a data set that might as well have been collected.
    ///
    /// - Parameter keepsLabels: whether a label of which none was drawn keeps its sequences; else it is left out.
    public func resampled(keepsLabels: Bool = false, using generator: inout SeededGenerator) -> RecordPool {
        let all = sequences.indices.flatMap { label in sequences[label].map { (label: label, sequence: $0) } }
        var drawn = [[Range<Int>]](repeating: [], count: sequences.count)
        for _ in all {
            let (label, sequence) = all[generator.draw(below: all.count)]
            drawn[label].append(sequence)
        }
        if keepsLabels { for label in drawn.indices where drawn[label].isEmpty { drawn[label] = sequences[label] } }
        return with(drawn)
    }

    /// Two halves; a label with a single sequence has it in both.
    public var halves: (RecordPool, RecordPool) {
        func half(_ parity: Int) -> RecordPool {
            with(
                sequences.map { choices in
                    choices.count < 2
                        ? choices : choices.indices.filter { $0 % 2 == parity }.map { choices[$0] }
                })
        }
        return (half(0), half(1))
    }

    /// Some of the labels.
    ///
    /// - Parameter indices: of `sequences`.
    public func labels(_ indices: some Sequence<Int>) -> RecordPool {
        RecordPool(labelled.selecting(indices), labelOf: labelOf)
    }

    /// What streams of one kind show where there are some of other kinds as well: beside tracks, independent pictures are
    /// single views of these.
    package func shown(by kind: StreamKind, among kinds: [StreamKind]) -> RecordPool {
        guard kind == .independent, kinds.contains(.tracks) else { return self }
        var singles = [[Range<Int>]](repeating: [], count: (labelOf.max() ?? -1) + 1)
        for record in records { singles[labelOf[record]].append(record..<record + 1) }
        return RecordPool(LabelSequences(singles), labelOf: labelOf)
    }

    /// The records of all sequences, label by label; one that is in two sequences comes twice.
    public var records: [Int] { sequences.joined().flatMap(Array.init) }

    /// How many sequences tell as much as these: where all labels are shown equally often, the rare ones count as much as
    /// the others, and there are fewer of them.
    ///
    /// - Parameter kind: of the streams that show them.
    func tellingSequences(of kind: StreamKind) -> Int {
        let counts = sequences.map { Double($0.count) }
        guard kind.showsLabelsEvenly, !counts.isEmpty else { return Int(counts.reduce(0, +)) }
        return Int((Double(counts.count * counts.count) / counts.reduce(0) { $0 + 1 / $1 }).rounded())
    }

    /// Records per sequence, on average; 0 without any.
    var meanLength: Double {
        let lengths = sequences.joined().map(\.count)
        return Double(lengths.reduce(0, +)) / Double(max(lengths.count, 1))
    }

    /// An endless stream of all labels of the pool, of which there must be one.
    ///
    /// - Parameters:
    ///   - dwell: D, in frames, at least 1 and finite.
    ///   - seed: the same seed gives the same records.
    public func stream(dwell: Double, seed: UInt64) -> DwellStream {
        DwellStream(dwell: dwell, seed: seed, sequences: sequences)
    }

    /// Whole sequences in random order.
    func naturalStream(seed: UInt64) -> WalkStream {
        WalkStream(seed: seed, sequences: labelled.ordered)
    }

    /// A stream of any kind, drawn as from the data set that the outcomes were recorded on.
    ///
    /// - Parameter groups: indices of labels, such as those of each partition, for a working set that is aligned with
    ///   them.
    /// - Throws: `DataError` when a setting is out of its range or there are no records.
    public func stream(
        _ settings: StreamSettings, seed: UInt64, groups: [[Int]] = []
    ) throws(DataError) -> DrawnStream {
        try DrawnStream(settings, seed: seed, pool: labelled, groups: groups)
    }

    /// A stream of any kind whose labels are drawn from working sets.
    func stream(_ settings: StreamSettings, labels: LabelDraw, seed: UInt64) -> DrawnStream {
        DrawnStream(settings, labels: labels, seed: seed, pool: labelled)
    }

    /// How the labels of a working set are drawn.
    ///
    /// - Parameter groups: as above.
    /// - Throws: `DataError` when a number is out of its range, or the groups do not hold so many labels.
    func draw(_ workingSet: WorkingSet, groups: [[Int]]) throws(DataError) -> LabelDraw {
        try LabelDraw(workingSet, of: labelled, groups: groups)
    }

    /// Whole sequences, such as tracks, one after the other.
    ///
    /// - Parameter dwell: in sequences.
    func trackStream(dwell: Double, seed: UInt64) -> TrackStream {
        TrackStream(dwell: dwell, seed: seed, sequences: sequences)
    }

    /// Every record equally likely.
    func uniformStream(seed: UInt64) -> UniformStream {
        UniformStream(seed: seed, pool: labelled)
    }
}
