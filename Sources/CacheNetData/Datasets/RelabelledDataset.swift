public import CacheNetCore

/// A data set whose labels are those of another list, such as a bundle's: found by name.
///
/// A picture whose label is not in the list is one without a label.
public struct RelabelledDataset: Dataset {
    /// The other list, whole and in its order.
    public let labels: [String]
    private let dataset: any Dataset
    private let match: LabelMatch

    /// - Parameter labels: each once.
    public init(_ dataset: any Dataset, labels: [String]) {
        self.labels = labels
        self.dataset = dataset
        match = LabelMatch(source: dataset.labels, bundle: labels)
    }

    /// As the data set has it.
    public var frameShape: [Int] { dataset.frameShape }
    /// As the data set has it.
    public var frameType: ElementType { dataset.frameType }
    /// All of the data set's records, those without a label in the list included.
    public var count: Int { dataset.count }
    /// As the data set has them.
    public var sequences: [Range<Int>]? { dataset.sequences }
    /// As the data set counts them.
    public var skipped: Int? { dataset.skipped }
    /// As the data set has them.
    public var notes: [String] { dataset.notes }

    /// The index of its name in the other list; `nil` where that does not have it, or nobody has labelled the record.
    public func label(of record: Int) -> Int? { match[dataset.label(of: record)] }
    /// As the data set has them.
    public func pixels(of record: Int) -> Tensor { dataset.pixels(of: record) }
}
