import Foundation

/// Files of the repository that tests use.
enum Places {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let toyFullModel = root.appendingPathComponent("Examples/toy/full.onnx").path
    /// Takes pictures of 4 x 4.
    static let smallToyFullModel = root.appendingPathComponent("Tests/Fixtures/toy/full.onnx").path
    static let cifar10 = root.appendingPathComponent(".tools/cifar10").path

    /// The trainer, which is built beside the tests.
    static let trainer = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        .deletingLastPathComponent().appendingPathComponent("cachenet-train").path
}
