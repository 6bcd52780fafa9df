/// Every record in order, once or several times.
public struct SequentialStream: Sequence, Sendable {
    private let recordCount: Int
    private let passes: Int?

    /// - Parameter passes: how often it goes over them; `nil` for an endless stream.
    public init(dataset: any Dataset, passes: Int? = 1) {
        recordCount = dataset.count
        self.passes = passes
    }

    public func makeIterator() -> Iterator {
        Iterator(recordCount: recordCount, passesLeft: recordCount > 0 ? passes ?? .max : 0)
    }

    public struct Iterator: IteratorProtocol, Sendable {
        private let recordCount: Int
        private var passesLeft: Int
        private var record = 0

        fileprivate init(recordCount: Int, passesLeft: Int) {
            self.recordCount = recordCount
            self.passesLeft = passesLeft
        }

        public mutating func next() -> Int? {
            guard passesLeft > 0 else { return nil }
            defer {
                record += 1
                if record == recordCount {
                    record = 0
                    passesLeft -= 1
                }
            }
            return record
        }
    }
}
