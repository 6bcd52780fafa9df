import CacheNetCore
import CacheNetData

/// A data set of sequences: the first of label 0, the next of label 1 and so on, round and round.
struct Walks: Dataset {
    let labels: [String]
    let frameShape = [1, 1, 1]
    let sequences: [Range<Int>]?

    init(labels: Int, lengths: [Int]) {
        self.labels = (0..<labels).map { "label \($0)" }
        var ranges: [Range<Int>] = []
        for length in lengths {
            ranges.append((ranges.last?.upperBound ?? 0)..<(ranges.last?.upperBound ?? 0) + length)
        }
        sequences = ranges
    }

    var count: Int { sequences?.last?.upperBound ?? 0 }

    /// The sequence a record is in.
    func sequence(of record: Int) -> Int {
        sequences?.firstIndex { $0.contains(record) } ?? 0
    }

    func label(of record: Int) -> Int? { sequence(of: record) % labels.count }

    func pixels(of record: Int) -> Tensor {
        Pictures(labels: labels.count, records: count).pixels(of: record)
    }
}
