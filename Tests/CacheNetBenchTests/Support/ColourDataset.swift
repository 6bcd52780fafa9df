import CacheNetCore
import CacheNetData

/// Pictures of one colour each, as the toy models know them: red, green, blue, in turns. Without names they
/// have no labels.
struct ColourDataset: Dataset {
    let labels: [String]
    let frameShape = [3, 4, 4]
    let count = 30

    init(labels: [String] = ["red", "green", "blue"]) {
        self.labels = labels
    }

    func label(of record: Int) -> Int? { labels.isEmpty ? nil : record % 3 }

    func pixels(of record: Int) -> Tensor {
        do {
            return try Tensor(
                elementType: .uint8, shape: [1, 3, 4, 4], bytes: (0..<48).map { $0 / 16 == record % 3 ? 250 : 5 })
        } catch {
            preconditionFailure("48 bytes are a picture: \(error)")
        }
    }
}
