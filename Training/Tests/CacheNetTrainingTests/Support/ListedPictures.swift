import CacheNetCore
import CacheNetData

/// Pictures that a test lists.
struct ListedPictures: Dataset {
    let labels: [String]
    let frameShape: [Int]
    let records: [(label: Int, bytes: [UInt8])]

    init(shape: [Int], labels: Int = 1, _ records: [(label: Int, bytes: [UInt8])]) {
        self.labels = (0..<labels).map { "label-\($0)" }
        frameShape = shape
        self.records = records
    }

    /// Dim noise with a bright square whose place tells the label, so that any network can learn it.
    ///
    /// - Parameter labels: 1 to 4.
    static func squares(_ count: Int, labels: Int = 4, seed: UInt64 = 1, size: Int = 32) -> ListedPictures {
        var generator = SeededGenerator(seed: seed)
        let records = (0..<count).map { record in
            let label = record % labels
            let (top, left) = (label / 2 * size / 2, label % 2 * size / 2)
            let bytes = (0..<size * size).map { place in
                let isSquare = place / size - top >= 0 && place / size - top < size / 2
                let isInside = isSquare && place % size - left >= 0 && place % size - left < size / 2
                return UInt8(generator.draw(below: 60) + (isInside ? 190 : 0))
            }
            return (label: label, bytes: bytes)
        }
        return ListedPictures(shape: [1, size, size], labels: labels, records)
    }

    var count: Int { records.count }

    func label(of record: Int) -> Int? { records[record].label }

    func pixels(of record: Int) -> Tensor {
        do {
            return try Tensor(elementType: .uint8, shape: [1] + frameShape, bytes: records[record].bytes)
        } catch {
            preconditionFailure("a test lists bytes of its shape: \(error)")
        }
    }
}
