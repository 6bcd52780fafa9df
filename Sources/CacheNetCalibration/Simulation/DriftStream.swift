internal import CacheNetCore
public import CacheNetData

/// A stream that never stays the same for long, endless: the family of streams on which a promise is tested.
///
/// It comes in segments of 500 to 5,000 frames. Each has a stickiness of its own, from 1 to 500 frames of one label in a
/// row (all magnitudes equally likely; in whole tracks where it is of tracks), and shows some of the labels only: from two
/// to all of them, which ones and how many drawn at random. Within a segment it is a `DrawnStream`.
public struct DriftStream: Sequence, Sendable {
    private static let mostInARow = 500.0

    private let pool: RecordPool
    private let kind: StreamKind
    private let seed: UInt64

    /// - Parameters:
    ///   - pool: at least one label; for tracks and natural streams its sequences are what is shown whole.
    ///   - seed: the same seed gives the same records.
    public init(_ pool: RecordPool, kind: StreamKind = .independent, seed: UInt64) {
        self.pool = pool
        self.kind = kind
        self.seed = seed
    }

    /// Begins with the first segment; the same records each time.
    public func makeIterator() -> Iterator {
        Iterator(stream: self, generator: SeededGenerator(seed: seed))
    }

    private func segment(using generator: inout SeededGenerator) -> DrawnStream.Iterator? {
        let labels = generator.shuffled(Array(pool.sequences.indices))
        let count = 2 + generator.draw(below: Swift.max(1, labels.count - 1))
        let frames = power(Self.mostInARow, generator.drawUnit())
        let dwell = kind == .tracks ? Swift.max(1, frames / pool.meanLength) : frames
        // A dwell of at least 1 is all that a stream of records asks for.
        return try? pool.labels(labels.prefix(count))
            .stream(StreamSettings(kind, dwell: dwell), seed: generator.next()).makeIterator()
    }

    /// Goes over the stream, and draws each segment when it begins.
    public struct Iterator: IteratorProtocol {
        private let stream: DriftStream
        private var generator: SeededGenerator
        private var segment: DrawnStream.Iterator?
        private var rest = 0

        fileprivate init(stream: DriftStream, generator: SeededGenerator) {
            self.stream = stream
            self.generator = generator
        }

        /// - Returns: a record of the pool; `nil` only where the pool has no label.
        public mutating func next() -> Int? {
            if rest == 0 {
                rest = 500 + generator.draw(below: 4501)
                segment = stream.segment(using: &generator)
            }
            rest -= 1
            return segment?.next()
        }
    }
}
