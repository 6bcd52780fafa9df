import Foundation
import Testing

struct DatasetCommandTests {
    @Test func inspectListsSplitsAndDrawsASheet() async throws {
        let directory = try TemporaryDirectory()
        let sheet = directory.url.appending(path: "sheet.png")
        let outcome = try await CommandLineTool.run([
            "dataset", "inspect", "walkers:subjects=3,walks=6,frames=4", "--sheet", sheet.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("1 x 64 x 64"))
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        // Four of six walks of three subjects, four frames each; no walk is in two splits.
        #expect(rows.contains(["train", "48", "16", "16", "16", "12", "-"]))
        #expect(rows.contains(["calibration", "12", "4", "4", "4", "3", "-"]))
        #expect(rows.contains(["test", "12", "4", "4", "4", "3", "-"]))
        #expect(rows.contains(["subject-002", "16", "4", "4"]))
        #expect(try Data(contentsOf: sheet).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test func renderedWalkersAreInspectedAsFVG() async throws {
        let directory = try TemporaryDirectory()
        let (output, sheet) = (directory.url.appending(path: "FVG"), directory.url.appending(path: "sheet.png"))
        let render = ["dataset", "render", "walkers:subjects=3,walks=12,frames=4", "--layout", "fvg"]
        let rendered = try await CommandLineTool.run(render + ["--output", output.path])
        #expect(rendered.status == 0, "\(rendered.errors)")
        #expect(rendered.output.contains("fvg:\(output.path)"))

        let outcome = try await CommandLineTool.run([
            "dataset", "inspect", "fvg:\(output.path),every=2", "--sheet", sheet.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("1 x 64 x 32"))
        #expect(outcome.output.contains("pictures: \(output.path)/SIL"))
        let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        // Seven of twelve walks of three subjects, every second of four frames.
        #expect(rows.contains(["train", "42", "14", "14", "14", "21", "0"]))
        #expect(rows.contains(["calibration", "12", "4", "4", "4", "6", "0"]))
        #expect(rows.contains(["test", "18", "6", "6", "6", "9", "0"]))
        #expect(rows.contains(["002", "14", "4", "6"]))
        #expect(try Data(contentsOf: sheet).starts(with: [0x89, 0x50, 0x4E, 0x47]))

        let again = try await CommandLineTool.run(render + ["--output", output.path])
        #expect(again.status == 1)
        #expect(again.errors.contains("\(output.path): expected an empty directory"))
    }

    @Test(arguments: [["cifar10:/data"], ["walkers:1"], ["walkers", "--layout", "casia"]])
    func whatCannotBeRenderedIs64(_ options: [String]) async throws {
        let directory = try TemporaryDirectory()
        let output = directory.url.appending(path: "out").path
        let outcome = try await CommandLineTool.run(["dataset", "render"] + options + ["--output", output])
        #expect(outcome.status == 64)
        #expect(!FileManager.default.fileExists(atPath: output))
    }

    @Test(arguments: ["walkers:subjects=1", "folder:", "gallery:x"])
    func wrongSourceIs64(_ source: String) async throws {
        let outcome = try await CommandLineTool.run(["dataset", "inspect", source])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
    }

    @Test func whatIsLeftOutIsShown() async throws {
        let directory = try TemporaryDirectory()
        for path in ["train/cat", "train/dog", "val/cat", "val/dog", "extra"] {
            let folder = directory.url.appending(path: path)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for index in 0..<20 { try Self.picture.write(to: folder.appending(path: "\(index).png")) }
        }
        let outcome = try await CommandLineTool.run(["dataset", "inspect", "folder:\(directory.url.path),size=2x2"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("val/ for testing\nleft out extra/\n"))
    }

    @Test func skippingEverythingIsNoSuccess() async throws {
        let directory = try TemporaryDirectory()
        for label in ["cat", "dog"] {
            let folder = directory.url.appending(path: label)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            for index in 0..<20 { try Data("none".utf8).write(to: folder.appending(path: "\(index).png")) }
        }
        let outcome = try await CommandLineTool.run([
            "dataset", "inspect", "folder:\(directory.url.path),skip=unreadable",
        ])
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("expected a readable picture in the train split"))
        #expect(outcome.errors.contains("expected a JPEG or PNG picture, got text"))
    }

    /// One black pixel.
    private static let picture =
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC")
        ?? Data()
}
