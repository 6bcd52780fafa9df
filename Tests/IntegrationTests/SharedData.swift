import Foundation

/// The reference data beside the project, where it is there.
enum SharedData {
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let directory = package.deletingLastPathComponent().appending(path: "shared/data")
    static let models = directory.appending(path: "cifar10-onnx")
    static let reference = directory.appending(path: "reference")
    /// CIFAR-10's binary layout, made from the shared pictures by `make setup-data`.
    static let cifar10 = package.appending(path: ".tools/cifar10")
    static let oracleReport = package.appending(path: ".tools/oracle-configurations")

    static var isPresent: Bool { FileManager.default.fileExists(atPath: reference.path) }
}

/// A directory that goes away with its owner.
final class TemporaryDirectory: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }
}
