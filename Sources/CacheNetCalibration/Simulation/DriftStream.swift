internal import CacheNetData

/// A stream that never stays the same for long, endless: the family of streams on which a promise is tested.
///
/// It comes in segments of 500 to 5,000 frames. Each has a stickiness of its own, from 1 to 500 (all magnitudes equally
/// likely), and shows some of the labels only: from two to all of them, which ones and how many drawn at random. Within a
/// segment it is a ``DwellStream``.
public struct DriftStream: Sequence, Sendable {
    private let pool: RecordPool
    private let seed: UInt64

    public init(_ pool: RecordPool, seed: UInt64) {
        self.pool = pool
        self.seed = seed
    }

    public func makeIterator() -> Iterator {
        Iterator(pool: pool, generator: SeededGenerator(seed: seed))
    }

    public struct Iterator: IteratorProtocol {
        private let pool: RecordPool
        private var generator: SeededGenerator
        private var segment: DwellStream.Iterator?
        private var rest = 0

        fileprivate init(pool: RecordPool, generator: SeededGenerator) {
            self.pool = pool
            self.generator = generator
        }

        public mutating func next() -> Int? {
            if rest == 0 {
                rest = 500 + generator.draw(below: 4501)
                let labels = generator.shuffled(Array(pool.sequences.indices))
                let count = 2 + generator.draw(below: Swift.max(1, labels.count - 1))
                segment = pool.labels(labels.prefix(count))
                    .stream(dwell: power(500, generator.drawUnit()), seed: generator.next()).makeIterator()
            }
            rest -= 1
            return segment?.next()
        }
    }
}
