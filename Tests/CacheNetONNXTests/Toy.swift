import CacheNetCore
import Foundation

/// The committed toy models and the frames that they know; see `Scripts/make-fixtures`.
enum Toy {
    static let labels = ["red", "green", "blue"]

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures/toy")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    static func model(_ name: String) throws -> ModelBytes {
        ModelBytes(try bytes(name))
    }

    /// A frame of one colour.
    static func pixels(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> [UInt8] {
        [red, green, blue].flatMap { [UInt8](repeating: $0, count: 16) }
    }

    static func frame(_ red: UInt8, _ green: UInt8, _ blue: UInt8) throws -> Tensor {
        try Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: pixels(red, green, blue))
    }

    static func frame(label: Int) throws -> Tensor {
        try frame(label == 0 ? 250 : 20, label == 1 ? 250 : 20, label == 2 ? 250 : 20)
    }

    static func argmax(_ values: [Float]) -> Int? {
        values.indices.max { values[$0] < values[$1] }
    }
}
