import Foundation
import Testing

/// `cachenet run` on pictures whose labels are not the bundle's list (red, green, blue), or that have none.
@Suite(.serialized, .timeLimit(.minutes(15))) struct RunLabelsTests {
    private func run(
        _ rig: RunRig, _ folder: ColourFolder, _ arguments: String...
    ) async throws -> CommandLineTool.Outcome {
        let server = try ServerProcess(bundle: rig.bundle)
        defer { server.kill() }
        return try await CommandLineTool.run(
            ["run", "--edge", server.url, "--source", folder.source, "--frames", "60", "--seed", "5"] + arguments)
    }

    private func summary(_ outcome: CommandLineTool.Outcome) throws -> [String: Double] {
        try JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))
    }

    private func lines(_ path: String) throws -> [[String: Any]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func picturesWithoutLabelsAreAnsweredAndNotJudged() async throws {
        let rig = try await RunRig()
        let folder = try ColourFolder(["": [.red, .green, .red, .blue]])
        let outcome = try await run(rig, folder, "--json", "--log", rig.path("frames.jsonl"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("note: no class folders: 4 pictures without labels"))
        let summary = try summary(outcome)
        #expect(summary["frames"] == 60 && summary["failed"] == 0)
        #expect(summary["accuracy"] == nil && summary["labelled"] == nil)
        let lines = try lines(rig.path("frames.jsonl"))
        #expect(lines.prefix(5).map { $0["answer"] as? String } == ["red", "green", "red", "blue", "red"])
        #expect(lines.count == 60 && lines.allSatisfy { $0["label"] == nil && $0["hint"] != nil })
    }

    @Test func someOfTheBundlesLabelsAreEnough() async throws {
        let rig = try await RunRig()
        let names = ["train/red", "train/blue", "test/red", "test/blue"]
        let folder = try ColourFolder(
            Dictionary(uniqueKeysWithValues: names.map { ($0, [$0.hasSuffix("red") ? .red : .blue]) }))
        let outcome = try await run(rig, folder, "--json", "--quiet", "--stream-kind", "uniform")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(!outcome.errors.contains("labels"), "\(outcome.errors)")
        let summary = try summary(outcome)
        #expect(summary["accuracy"] == 1 && summary["labelled"] == 60)
    }

    @Test func otherLabelsCountAsUnlabelledAndAreSaidOnce() async throws {
        let rig = try await RunRig()
        // What is green is called leaf here.
        let colours: [String: ToyBundle.Colour] = ["red": .red, "blue": .blue, "leaf": .green]
        let folder = try ColourFolder(
            Dictionary(
                uniqueKeysWithValues: ["train", "test"].flatMap { split in
                    colours.map { ("\(split)/\($0.key)", [$0.value]) }
                }))
        let outcome = try await run(
            rig, folder, "--json", "--quiet", "--stream-kind", "uniform", "--log", rig.path("frames.jsonl"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        let note = "1 of 3 labels of the source are not the bundle's: leaf"
        #expect(outcome.errors.components(separatedBy: note).count == 2, "\(outcome.errors)")
        let summary = try summary(outcome)
        let lines = try lines(rig.path("frames.jsonl"))
        #expect(summary["accuracy"] == 1)
        #expect(summary["labelled"] == Double(lines.count { $0["answer"] as? String != "green" }))
        #expect(lines.contains { $0["answer"] as? String == "green" })
        #expect(lines.allSatisfy { ($0["label"] == nil) == ($0["answer"] as? String == "green") })
        #expect(lines.allSatisfy { $0["label"] == nil || $0["label"] as? String == $0["answer"] as? String })
    }

    @Test func whatIsSimulatedNeedsTheBundlesLabels() async throws {
        let rig = try await RunRig()
        let folder = try ColourFolder(["": [.red, .green]])
        let outcome = try await run(rig, folder, "--record-all", rig.path("x.cnrec"), "--log", rig.path("frames.jsonl"))
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--record-all: expected the bundle's 3 labels from the source"))
        #expect(outcome.errors.contains("got pictures without labels"))
        #expect(outcome.output.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: rig.path("frames.jsonl")))
    }

    @Test func framesOfAnotherShapeAreRefusedBeforeTheFirst() async throws {
        let rig = try await RunRig()
        let folder = try ColourFolder(["": [.red]])
        let server = try ServerProcess(bundle: rig.bundle)
        defer { server.kill() }
        let outcome = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", folder.source.replacing("32x32", with: "8x8"),
        ])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("expected frames of uint8 [3, 32, 32] as the bundle has it, got uint8 [3, 8, 8]"))
    }

    @Test func noLossIsCalibratedOnPicturesWithoutLabels() async throws {
        let bundle = try ToyBundle(models: ToyBundle.quickstart)
        let folder = try ColourFolder(["": [ToyBundle.Colour](repeating: .red, count: 40)])
        let calibrate = ["calibrate", "--bundle", bundle.url.path, "--dataset", folder.source, "--risk", "0.1"]
        for split in [[], ["--split", "test"]] {
            let outcome = try await CommandLineTool.run(calibrate + split)
            #expect(outcome.status == 1)
            #expect(
                outcome.errors.contains("got pictures without labels; a risk of disagreement takes none"),
                "\(outcome.errors)")
        }
        let gates = try await CommandLineTool.run(
            ["bench-gates", "--bundle", bundle.url.path, "--dataset", folder.source])
        #expect(gates.status == 1)
        #expect(gates.errors.contains("got pictures without labels"), "\(gates.errors)")
    }
}
