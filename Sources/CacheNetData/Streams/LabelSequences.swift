/// What streams are drawn from: the sequences of each label.
///
/// A sequence counts under the label of its first record. Labels without records are left out.
public struct LabelSequences: Sendable, Hashable {
    /// The index of each label that has sequences.
    public let labels: [Int]
    /// Of each of `labels`, at least one, each with at least one record; a record that is independent of all others is
    /// a sequence of one. They need not be different.
    public let sequences: [[Range<Int>]]

    /// - Parameter sequences: of each label, by its index.
    public init(_ sequences: [[Range<Int>]]) {
        self.init(labels: Array(sequences.indices), sequences: sequences)
    }

    /// - Parameters:
    ///   - labels: the index of each label, any number of times.
    ///   - sequences: of each of `labels`; one without any is left out.
    public init(labels: [Int], sequences: [[Range<Int>]]) {
        precondition(labels.count == sequences.count, "expected \(labels.count) labels' sequences")
        let kept = sequences.indices.filter { !sequences[$0].isEmpty }
        self.labels = kept.map { labels[$0] }
        self.sequences = kept.map { sequences[$0] }
    }

    public init(_ dataset: any Dataset) {
        var sequences = [[Range<Int>]](repeating: [], count: dataset.labels.count)
        for sequence in dataset.sequences ?? (0..<dataset.count).map({ $0..<$0 + 1 }) where !sequence.isEmpty {
            sequences[dataset.label(of: sequence.lowerBound)].append(sequence)
        }
        self.init(sequences)
    }

    /// Some of them.
    ///
    /// - Parameter indices: of `labels` and `sequences`.
    public func selecting(_ indices: some Sequence<Int>) -> LabelSequences {
        let indices = Array(indices)
        return LabelSequences(labels: indices.map { labels[$0] }, sequences: indices.map { sequences[$0] })
    }

    /// All sequences in the order of their records.
    public var ordered: [Range<Int>] { sequences.joined().sorted { $0.lowerBound < $1.lowerBound } }
}
