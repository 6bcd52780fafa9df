import Foundation
import Testing

/// What `cachenet run` needs to be run: a bundle, pictures, and a directory for its files.
final class RunRig {
    private static let models = SharedData.package.appending(path: "Examples/toy")

    let directory: TemporaryDirectory
    let pictures: ToyPictures
    let bundle: URL

    init() async throws {
        directory = try TemporaryDirectory()
        pictures = try ToyPictures()
        bundle = directory.url.appending(path: "toy.bundle")
        try await Self.create(bundle, from: Self.models, named: "toy")
    }

    func path(_ name: String) -> String { directory.url.appending(path: name).path }

    /// The same models in another version: its thresholds are a little different.
    func newVersion() async throws -> URL {
        let models = directory.url.appending(path: "models")
        try FileManager.default.copyItem(at: Self.models, to: models)
        let file = models.appending(path: "calibration.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let changed = text.replacing(/"threshold": *([0-9.]+)/) { "\"threshold\": \($0.output.1)1" }
        try #require(changed != text)
        try Data(changed.utf8).write(to: file)
        let bundle = directory.url.appending(path: "new.bundle")
        try await Self.create(bundle, from: models, named: "toy")
        return bundle
    }

    func run(_ edge: String, _ arguments: String..., frames: Int = 60) async throws -> RunOutcome {
        let outcome = try await CommandLineTool.run(
            [
                "run", "--edge", edge, "--source", "cifar10:\(pictures.url.path)", "--frames", "\(frames)", "--seed",
                "5",
                "--dwell", "10", "--quiet", "--json",
            ] + arguments)
        return RunOutcome(
            status: outcome.status, errors: outcome.errors,
            summary: (try? JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))) ?? [:])
    }

    private static func create(_ bundle: URL, from models: URL, named name: String) async throws {
        let outcome = try await CommandLineTool.run([
            "bundle", "create", "--from", models.path, "--name", name, "--output", bundle.path,
        ])
        try #require(outcome.status == 0, "\(outcome.errors)")
    }
}

struct RunOutcome {
    let status: Int32
    let errors: String
    /// Empty where none was printed.
    let summary: [String: Double]
}
