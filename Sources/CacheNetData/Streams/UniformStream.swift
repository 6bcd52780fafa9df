internal import CacheNetCore

/// An endless stream without any order: every record equally likely at every frame.
///
/// With a ``WorkingSet`` the label of each frame is drawn from that, and every record of the label is equally likely.
public struct UniformStream: Sequence, Sendable {
    /// Of each label that is drawn, or of all where none is.
    private let records: [Records]
    private let labels: LabelDraw?
    private let seed: UInt64

    fileprivate enum Records: Sendable {
        case first(Int)
        case listed([Int])
    }

    /// - Parameter seed: the same seed gives the same records.
    public init(seed: UInt64, dataset: any Dataset) {
        self.init([.first(dataset.count)], nil, seed)
    }

    /// - Parameters:
    ///   - pool: whose records are drawn; one that is in two sequences is twice as likely.
    ///   - labels: how the label of each frame is drawn; `nil` where all records are equally likely.
    public init(seed: UInt64, pool: LabelSequences, labels: LabelDraw? = nil) {
        let sequences = labels == nil ? [pool.ordered] : pool.sequences
        self.init(sequences.map { .listed($0.flatMap(Array.init)) }, labels, seed)
    }

    private init(_ records: [Records], _ labels: LabelDraw?, _ seed: UInt64) {
        self.records = records
        self.labels = labels
        self.seed = seed
    }

    /// Begins with the first frame; the same records each time.
    public func makeIterator() -> Iterator {
        Iterator(records: records, labels: labels, generator: SeededGenerator(seed: seed))
    }

    /// Goes over the stream, and draws each record when it is asked for.
    public struct Iterator: IteratorProtocol, Sendable {
        private let records: [Records]
        private var labels: LabelDraw?
        private var generator: SeededGenerator

        fileprivate init(records: [Records], labels: LabelDraw?, generator: SeededGenerator) {
            self.records = records
            self.labels = labels
            self.generator = generator
        }

        /// - Returns: `nil` where there is no record.
        public mutating func next() -> Int? {
            switch records[labels?.next(using: &generator) ?? 0] {
            case .first(let count): count > 0 ? generator.draw(below: count) : nil
            case .listed(let records): records.isEmpty ? nil : records[generator.draw(below: records.count)]
            }
        }
    }
}
