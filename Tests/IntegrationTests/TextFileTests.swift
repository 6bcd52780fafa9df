import Foundation
import Testing

/// Text files as editors of other systems write them.
struct TextFileTests {
    private static let models = SharedData.package.appending(path: "Examples/toy").path
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func create(_ labels: [UInt8], _ preprocess: [UInt8]? = nil, in directory: URL) async throws
        -> CommandLineTool.Outcome
    {
        let (file, json) = (directory.appending(path: "labels.txt"), directory.appending(path: "preprocess.json"))
        try Data(labels).write(to: file)
        try Data(preprocess ?? []).write(to: json)
        return try await CommandLineTool.run(
            [
                "bundle", "create", "--full", "\(Self.models)/full.onnx", "--partition",
                "\(Self.models)/partition-0.onnx", "--partition", "\(Self.models)/partition-1.onnx", "--labels",
                file.path, "--name", "toy", "--output",
                directory.appending(path: "toy.bundle").path,
            ] + (preprocess == nil ? [] : ["--preprocess", json.path]))
    }

    @Test func aByteOrderMarkIsNoPartOfAFile() async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await create(
            Self.mark + Array("red\r\ngreen\r\nblue\r\n".utf8), Self.mark + Array(#"{"type": "uint8"}"#.utf8),
            in: directory.url)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bundle = directory.url.appending(path: "toy.bundle").path
        let inspected = try await CommandLineTool.run(["bundle", "inspect", bundle])
        #expect(inspected.output.contains("red, green, blue"), "\(inspected.output)")
        #expect(!inspected.output.contains("\u{FEFF}"))
    }

    @Test func labelsThatAreNoTextAreRefused() async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await create([0x72, 0xF1, 0x0A, 0x62, 0x0A, 0x63], in: directory.url)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--labels: expected a file of text in UTF-8"))
    }

    /// One label that is written in two ways.
    @Test func labelsThatLookTheSameAreRefused() async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await create(Array("caf\u{E9}\ncafe\u{301}\nblue\n".utf8), in: directory.url)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--labels: expected each label once"), "\(outcome.errors)")
    }
}
