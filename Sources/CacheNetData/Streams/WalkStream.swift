/// An endless stream of whole sequences, the natural one where records follow one another in time: people who walk
/// past a camera, one after the other.
///
/// Every sequence comes once, from its first record to its last, before any comes again; their order is drawn anew
/// for each pass.
public struct WalkStream: Sequence, Sendable {
    private let sequences: [Range<Int>]
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
        self.sequences = sequences
        self.seed = seed
    }

    public func makeIterator() -> Iterator {
        Iterator(sequences: sequences, generator: SeededGenerator(seed: seed))
    }

    public struct Iterator: IteratorProtocol, Sendable {
        /// Those before `position` have come in this pass.
        private var sequences: [Range<Int>]
        private var generator: SeededGenerator
        private var position = 0
        private var rest = 0..<0

        fileprivate init(sequences: [Range<Int>], generator: SeededGenerator) {
            self.sequences = sequences
            self.generator = generator
        }

        public mutating func next() -> Int? {
            if rest.isEmpty {
                if position == sequences.count { position = 0 }
                sequences.swapAt(position, position + generator.draw(below: sequences.count - position))
                rest = sequences[position]
                position += 1
            }
            defer { rest = rest.dropFirst() }
            return rest.lowerBound
        }
    }
}
