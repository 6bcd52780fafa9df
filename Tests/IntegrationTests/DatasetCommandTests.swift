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

    @Test(arguments: ["walkers:subjects=1", "folder:", "gallery:x"])
    func wrongSourceIs64(_ source: String) async throws {
        let outcome = try await CommandLineTool.run(["dataset", "inspect", source])
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
    }
}
