public import CacheNetData

/// The records that streams are drawn from: the sequences of each label.
public struct RecordPool: Sendable {
    /// Of each label that has any.
    public let sequences: [[Range<Int>]]

    public init(_ outcomes: ModelOutcomes) {
        self.init(outcomes.sequences, labels: outcomes.labels)
    }

    private init(_ sequences: [Range<Int>], labels: [Int]) {
        var byLabel = [[Range<Int>]](repeating: [], count: (labels.max() ?? -1) + 1)
        for sequence in sequences where !sequence.isEmpty { byLabel[labels[sequence.lowerBound]].append(sequence) }
        self.init(byLabel)
    }

    private init(_ sequences: [[Range<Int>]]) {
        self.sequences = sequences.filter { !$0.isEmpty }
    }

    /// As many sequences, drawn with replacement from all: a data set that might as well have been collected. A label of
    /// which none was drawn is left out.
    public func resampled(using generator: inout SeededGenerator) -> RecordPool {
        let all = sequences.indices.flatMap { label in sequences[label].map { (label: label, sequence: $0) } }
        var drawn = [[Range<Int>]](repeating: [], count: sequences.count)
        for _ in all {
            let (label, sequence) = all[generator.draw(below: all.count)]
            drawn[label].append(sequence)
        }
        return RecordPool(drawn)
    }

    /// Two halves; a label with a single sequence has it in both.
    public var halves: (RecordPool, RecordPool) {
        func half(_ parity: Int) -> RecordPool {
            RecordPool(
                sequences.map { choices in
                    choices.count < 2
                        ? choices : choices.indices.filter { $0 % 2 == parity }.map { choices[$0] }
                })
        }
        return (half(0), half(1))
    }

    /// Some of the labels.
    public func labels(_ indices: some Sequence<Int>) -> RecordPool {
        RecordPool(indices.map { sequences[$0] })
    }

    public var records: [Int] { sequences.joined().flatMap(Array.init) }

    public func stream(dwell: Double, seed: UInt64) -> DwellStream {
        DwellStream(dwell: dwell, seed: seed, sequences: sequences)
    }

    /// Whole sequences in random order.
    public func naturalStream(seed: UInt64) -> WalkStream {
        WalkStream(seed: seed, sequences: Array(sequences.joined()))
    }
}
