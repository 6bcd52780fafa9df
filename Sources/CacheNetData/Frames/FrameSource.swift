/// The frames that a list of records shows, one after the other.
///
///     let dataset = try SourceSpecification("cifar10:/data/cifar10").open()
///     let records = try DwellStream(dwell: 50, seed: 7, dataset: dataset)
///     for frame in FrameSource(dataset: dataset, records: Array(records.prefix(4000))) { ... }
///
/// Going over it twice gives the same frames twice.
public struct FrameSource<Records: Sequence & Sendable>: Sequence, Sendable where Records.Element == Int {
    public let dataset: any Dataset
    public let records: Records

    /// - Parameter records: records of `dataset`, each 0 up to its count: ``StreamCSV``, ``DwellStream``,
    ///   ``UniformStream``, ``WalkStream`` or any sequence of your own.
    public init(dataset: any Dataset, records: Records) {
        self.dataset = dataset
        self.records = records
    }

    public func makeIterator() -> Iterator {
        Iterator(dataset: dataset, records: records.makeIterator())
    }

    public struct Iterator: IteratorProtocol {
        private let dataset: any Dataset
        private var records: Records.Iterator
        private var index = 0

        fileprivate init(dataset: any Dataset, records: Records.Iterator) {
            self.dataset = dataset
            self.records = records
        }

        public mutating func next() -> Frame? {
            guard let record = records.next() else { return nil }
            defer { index += 1 }
            return Frame(
                index: index, record: record, label: dataset.label(of: record), pixels: dataset.pixels(of: record))
        }
    }
}
