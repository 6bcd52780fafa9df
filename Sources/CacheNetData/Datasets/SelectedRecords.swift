public import CacheNetCore

/// Some records of a data set, numbered from 0 in their order there.
///
/// What is left of a sequence stays one, even where records between are left out.
public struct SelectedRecords: Dataset {
    /// The data set's numbers of the records, ascending.
    public let records: [Int]
    public let sequences: [Range<Int>]?
    private let dataset: any Dataset

    /// - Parameter records: at least one of the data set's records, in any order; what comes twice counts once.
    public init(_ dataset: any Dataset, records: some Sequence<Int>) {
        let chosen = Set(records).sorted()
        var position = 0
        sequences = dataset.sequences?.compactMap { sequence in
            let start = position
            while position < chosen.count, chosen[position] < sequence.upperBound { position += 1 }
            return start < position ? start..<position : nil
        }
        self.records = chosen
        self.dataset = dataset
    }

    public var labels: [String] { dataset.labels }
    public var frameShape: [Int] { dataset.frameShape }
    public var frameType: ElementType { dataset.frameType }
    public var count: Int { records.count }

    public func label(of record: Int) -> Int? { dataset.label(of: records[record]) }
    public func pixels(of record: Int) -> Tensor { dataset.pixels(of: records[record]) }
}
