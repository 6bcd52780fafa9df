public import CacheNetCore

/// The frames that a list of records of a data set shows, one after the other: a source that never waits nor fails.
///
///     let dataset = try SourceSpecification("cifar10:/data/cifar10").open()
///     let records = try DwellStream(dwell: 50, seed: 7, dataset: dataset)
///     for await frame in DatasetFrames(dataset: dataset, records: Array(records.prefix(4000))) { ... }
///
/// Going over it twice gives the same frames twice. It is a plain sequence as well, for code that does not wait.
public struct DatasetFrames<Records: Sequence & Sendable>: FrameSource, Sequence, Sendable
where Records.Element == Int {
    /// What comes: frames with their record, their label where it is known, and no time.
    public typealias Element = Frame
    /// It never fails.
    public typealias Failure = Never

    /// What the records index into.
    public let dataset: any Dataset
    /// The records that are shown, in order.
    public let records: Records

    /// - Parameter records: records of `dataset`, each 0 up to its count: ``StreamCSV``, ``DwellStream``,
    ///   ``UniformStream``, ``WalkStream`` or any sequence of your own.
    public init(dataset: any Dataset, records: Records) {
        self.dataset = dataset
        self.records = records
    }

    /// The data set's; `nil` where it has none.
    public var labels: [String]? { dataset.labels.isEmpty ? nil : dataset.labels }

    /// As the data set has it.
    public var frameShape: [Int] { dataset.frameShape }

    /// As the data set has it.
    public var frameType: ElementType { dataset.frameType }

    /// Begins at the first of the records.
    public func makeIterator() -> Iterator {
        Iterator(dataset: dataset, records: records.makeIterator())
    }

    /// The same frames, for code that waits for each of them.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(frames: makeIterator()) }

    /// Goes over the frames; each is made when it is asked for.
    public struct Iterator: IteratorProtocol {
        private let dataset: any Dataset
        private var records: Records.Iterator
        private var index = 0

        fileprivate init(dataset: any Dataset, records: Records.Iterator) {
            self.dataset = dataset
            self.records = records
        }

        /// - Returns: the frame of the next record, numbered from 0; `nil` after the last one.
        public mutating func next() -> Frame? {
            guard let record = records.next() else { return nil }
            defer { index += 1 }
            return Frame(
                index: index, record: record, label: dataset.label(of: record), pixels: dataset.pixels(of: record))
        }
    }

    /// The same for code that waits, though it never has to.
    public struct AsyncIterator: AsyncIteratorProtocol {
        fileprivate var frames: Iterator

        /// Where the caller is, since there is nothing to wait for.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> Frame? { frames.next() }
    }
}
