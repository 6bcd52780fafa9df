import CacheNetCore
import CacheNetData

/// Pictures for the committed toy models that are mixtures of colours, so that models are more and less sure of them. The
/// label is mostly the strongest colour.
struct ColourBlends: Dataset {
    let labels = ["red", "green", "blue"]
    let frameShape = [3, 4, 4]
    private let pictures: [(label: Int, channels: [UInt8])]

    init(count: Int, seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        pictures = (0..<count).map { _ in
            let channels = (0..<3).map { _ in UInt8(generator.draw(below: 256)) }
            let strongest = argmax(channels.map(Double.init)) ?? 0
            return (generator.drawUnit() < 0.9 ? strongest : generator.draw(below: 3), channels)
        }
    }

    var count: Int { pictures.count }

    func label(of record: Int) -> Int? { pictures[record].label }

    func pixels(of record: Int) -> Tensor {
        let bytes = pictures[record].channels.flatMap { [UInt8](repeating: $0, count: 16) }
        guard let pixels = try? Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: bytes) else {
            preconditionFailure("48 bytes are a frame of 3 x 4 x 4")
        }
        return pixels
    }
}
