public import CacheNetCore

/// Some records of a data set, numbered from 0 in their order there.
///
/// What is left of a sequence stays one, even where records between are left out.
public struct SelectedRecords: Dataset {
    /// The data set's numbers of the records, ascending.
    public let records: [Int]
    /// What is left of the data set's, without those of which nothing is; `nil` where records are independent.
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

    /// All of the data set's, even those that no record has any more.
    public var labels: [String] { dataset.labels }
    /// As the data set has it.
    public var frameShape: [Int] { dataset.frameShape }
    /// As the data set has it.
    public var frameType: ElementType { dataset.frameType }
    /// How many records were selected.
    public var count: Int { records.count }

    /// The label that the data set has for it.
    ///
    /// - Parameter record: 0 up to `count`; ``records`` has its number in the data set.
    public func label(of record: Int) -> Int? { dataset.label(of: records[record]) }
    /// The pixels that the data set has for it.
    ///
    /// - Parameter record: as above.
    public func pixels(of record: Int) -> Tensor { dataset.pixels(of: records[record]) }
}
