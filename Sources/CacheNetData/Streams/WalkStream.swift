internal import CacheNetCore

/// An endless stream of whole sequences, the natural one where records follow one another in time: people who walk
/// past a camera, one after the other.
///
/// Every sequence comes once, from its first record to its last, before any comes again; their order is drawn again
/// for each pass. With a ``WorkingSet`` the label of each sequence is drawn from that, and it is the sequences of one
/// label of which each comes once before any comes again.
public struct WalkStream: Sequence, Sendable {
    /// Of each label that is drawn, or one of all sequences where none is.
    private let decks: [SequenceDeck]
    private let labels: LabelDraw?
    private let seed: UInt64

    /// - Parameter seed: the same seed gives the same order.
    /// - Throws: ``DataError`` when the data set has no sequences, or no record in them.
    public init(seed: UInt64, dataset: any Dataset) throws(DataError) {
        guard let sequences = dataset.sequences?.filter({ !$0.isEmpty }), !sequences.isEmpty else {
            throw DataError(
                .invalidStream, "natural stream: expected a data set with sequences of records, got one without")
        }
        self.init(seed: seed, sequences: sequences)
    }

    /// - Parameter sequences: at least one, each with at least one record.
    public init(seed: UInt64, sequences: [Range<Int>]) {
        precondition(!sequences.isEmpty && !sequences.contains(where: \.isEmpty), "expected sequences of records")
        decks = [SequenceDeck(sequences)]
        labels = nil
        self.seed = seed
    }

    /// - Parameters:
    ///   - pool: of at least one label.
    ///   - labels: how the label of each sequence is drawn.
    public init(seed: UInt64, pool: LabelSequences, labels: LabelDraw) {
        decks = pool.sequences.map { SequenceDeck($0) }
        self.labels = labels
        self.seed = seed
    }

    /// Begins with the first sequence; the same records each time.
    public func makeIterator() -> Iterator {
        Iterator(decks: decks, labels: labels, generator: SeededGenerator(seed: seed))
    }

    /// Goes over the stream, and draws each sequence when it begins.
    public struct Iterator: IteratorProtocol, Sendable {
        private var decks: [SequenceDeck]
        private var labels: LabelDraw?
        private var generator: SeededGenerator
        private var rest = 0..<0

        fileprivate init(decks: [SequenceDeck], labels: LabelDraw?, generator: SeededGenerator) {
            self.decks = decks
            self.labels = labels
            self.generator = generator
        }

        /// - Returns: the next record; never `nil`.
        public mutating func next() -> Int? {
            if rest.isEmpty {
                let label = labels?.next(using: &generator) ?? 0
                rest = decks[label].next(using: &generator)
            }
            defer { rest = rest.dropFirst() }
            return rest.lowerBound
        }
    }
}
