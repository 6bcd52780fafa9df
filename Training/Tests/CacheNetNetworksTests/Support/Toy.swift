import CacheNetCore
import Foundation

/// The toy models of the root package; see `Scripts/make-fixtures`.
enum Toy {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Tests/Fixtures/toy")

    static func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// Frames that a toy model takes.
    static func frames(_ count: Int, seed: UInt64) throws -> Tensor {
        var noise = Noise(seed: seed)
        return try Tensor(elementType: .uint8, shape: [count, 3, 4, 4], bytes: noise.pixels(count * 48))
    }
}
