import Foundation
import Testing

/// A program that is installed with its ONNX Runtime: bin/cachenet and lib/libonnxruntime.so.
struct InstalledProgramTests {
    private static let models = SharedData.package.appending(path: "Examples/toy").path
    private let directory: TemporaryDirectory
    /// As in /usr/bin, which leads to the program where it lies.
    private let link: URL

    /// The library is no library, so that it shows whether it is taken.
    init() throws {
        directory = try TemporaryDirectory()
        link = directory.url.appending(path: "cachenet")
        let files = FileManager.default
        for name in ["bin", "lib"] {
            try files.createDirectory(at: directory.url.appending(path: name), withIntermediateDirectories: false)
        }
        let program = directory.url.appending(path: "bin/cachenet")
        try files.copyItem(at: CommandLineTool.url, to: program)
        try files.createSymbolicLink(at: link, withDestinationURL: program)
        try Data("none".utf8).write(to: directory.url.appending(path: "lib/libonnxruntime.so"))
    }

    private func createBundle(_ variables: [String: String] = [:]) async throws -> CommandLineTool.Outcome {
        let output = directory.url.appending(path: "toy.bundle").path
        let inherited = ProcessInfo.processInfo.environment.filter { $0.key != "CACHENET_ONNXRUNTIME" }
        return try await CommandLineTool.run(
            ["bundle", "create", "--from", Self.models, "--output", output], executable: link,
            environment: inherited.merging(variables) { $1 })
    }

    @Test func itsOwnLibraryIsTaken() async throws {
        let outcome = try await createBundle()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("the ONNX Runtime library that is installed with the program does not open"))
        #expect(outcome.errors.contains("/bin/../lib/libonnxruntime.so"), "\(outcome.errors)")
    }

    @Test func aLibraryThatIsNamedCountsMore() async throws {
        let library =
            ProcessInfo.processInfo.environment["CACHENET_ONNXRUNTIME"]
            ?? SharedData.package.appending(path: ".tools/onnxruntime/libonnxruntime.so").path
        let outcome = try await createBundle(["CACHENET_ONNXRUNTIME": library])
        #expect(outcome.status == 0, "\(outcome.errors)")
    }
}
