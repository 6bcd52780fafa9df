/// An endless stream without any order: every record equally likely at every frame.
public struct UniformStream: Sequence, Sendable {
    private let recordCount: Int
    private let seed: UInt64

    /// - Parameter seed: the same seed gives the same records.
    public init(seed: UInt64, dataset: any Dataset) {
        recordCount = dataset.count
        self.seed = seed
    }

    public func makeIterator() -> Iterator {
        Iterator(recordCount: recordCount, generator: SeededGenerator(seed: seed))
    }

    public struct Iterator: IteratorProtocol, Sendable {
        fileprivate let recordCount: Int
        fileprivate var generator: SeededGenerator

        public mutating func next() -> Int? {
            recordCount > 0 ? generator.draw(below: recordCount) : nil
        }
    }
}
