import CacheNetCore
import CacheNetData

/// A data set of one-pixel pictures; record `r` has label `r % labels` unless said otherwise. Without names they have no
/// labels.
struct Pictures: Dataset {
    let labels: [String]
    let frameShape = [1, 1, 1]
    private let labelOf: [Int?]

    init(labels: Int = 10, records: Int = 100) {
        self.init(labels: labels, labelOf: (0..<records).map { labels == 0 ? nil : $0 % labels })
    }

    init(labels: Int, labelOf: [Int?]) {
        self.labels = (0..<labels).map { "label \($0)" }
        self.labelOf = labelOf
    }

    var count: Int { labelOf.count }
    func label(of record: Int) -> Int? { labelOf[record] }

    func pixels(of record: Int) -> Tensor {
        do {
            return try Tensor(elementType: .uint8, shape: [1, 1, 1, 1], bytes: [UInt8(truncatingIfNeeded: record)])
        } catch {
            preconditionFailure("one byte is one pixel")
        }
    }
}
