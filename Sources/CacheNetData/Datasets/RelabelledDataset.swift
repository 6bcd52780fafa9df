public import CacheNetCore

/// A data set whose labels are those of another list, such as a bundle's: found by name.
///
/// A picture whose label is not in the list is one without a label.
public struct RelabelledDataset: Dataset {
    public let labels: [String]
    private let dataset: any Dataset
    private let match: LabelMatch

    /// - Parameter labels: each once.
    public init(_ dataset: any Dataset, labels: [String]) {
        self.labels = labels
        self.dataset = dataset
        match = LabelMatch(source: dataset.labels, bundle: labels)
    }

    public var frameShape: [Int] { dataset.frameShape }
    public var frameType: ElementType { dataset.frameType }
    public var count: Int { dataset.count }
    public var sequences: [Range<Int>]? { dataset.sequences }
    public var skipped: Int? { dataset.skipped }
    public var notes: [String] { dataset.notes }

    public func label(of record: Int) -> Int? { match[dataset.label(of: record)] }
    public func pixels(of record: Int) -> Tensor { dataset.pixels(of: record) }
}
