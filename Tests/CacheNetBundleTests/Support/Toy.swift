import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import Foundation

/// The small models of `Tests/Fixtures/toy`.
enum Toy {
    static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures").path
    static let directory = "\(fixtures)/toy"

    static func file(_ name: String) -> String { "\(directory)/\(name)" }

    static func specification() throws -> BundleSpecification {
        try CalibrationFile.load(directory: directory).specification(name: BundleName("toy"))
    }

    @discardableResult
    static func create(
        at path: String, force: Bool = false, _ change: (inout BundleSpecification) -> Void = { _ in }
    ) throws -> CacheNetBundle.Bundle {
        var specification = try specification()
        change(&specification)
        return try BundleWriter(engine: try ONNXEngine()).create(specification, at: path, force: force)
    }
}
