import CacheNetData
import CacheNetMedia
import Foundation
import Testing

/// What a person should know of a data set is said once by every command that works on it.
@Suite(.timeLimit(.minutes(2)))
struct DatasetNotesTests {
    private static let note = "cachenet: note: left out extra/\n"
    private let directory: TemporaryDirectory
    private let bundle: ToyBundle

    init() throws {
        directory = try TemporaryDirectory()
        bundle = try ToyBundle(models: ToyBundle.quickstart)
        let picture = Picture(width: 4, height: 4, channels: 3, bytes: [UInt8](repeating: 9, count: 48))
        for path in ["train/cat", "train/dog", "val/cat", "val/dog", "extra"] {
            let folder = directory.url.appending(path: path)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for index in 0..<12 {
                try PictureFile.write(picture, to: folder.appending(path: "\(index).png").path)
            }
        }
    }

    private var source: String { "folder:\(directory.url.path),size=4x4" }

    private var commands: [[String]] {
        [
            ["run", "--edge", "http://127.0.0.1:1", "--source", source],
            ["bench", "--bundle", bundle.url.path, "--source", source, "--output", "/tmp/never"],
            ["calibrate", "--bundle", bundle.url.path, "--dataset", source, "--risk", "0.5"],
            ["bench-gates", "--bundle", bundle.url.path, "--dataset", source],
        ]
    }

    @Test func eachCommandSaysThemOnceOnStandardError() async throws {
        for command in commands {
            let outcome = try await CommandLineTool.run(command)
            #expect(outcome.errors.components(separatedBy: Self.note).count == 2, "\(command[0]): \(outcome.errors)")
            #expect(!outcome.output.contains("extra/"))
        }
    }

    @Test func quietCommandsDoNot() async throws {
        for command in commands.prefix(2) {
            let outcome = try await CommandLineTool.run(command + ["--quiet"])
            #expect(outcome.status == 1)
            #expect(!outcome.errors.contains("note:"), "\(command[0]): \(outcome.errors)")
        }
    }

    @Test func jsonStaysAlone() async throws {
        let outcome = try await CommandLineTool.run(commands[0] + ["--json"])
        #expect(outcome.errors.contains(Self.note))
        #expect(outcome.output.isEmpty)
    }
}
