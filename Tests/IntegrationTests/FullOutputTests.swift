import Foundation
import Testing

/// Output that could not be written is an error.
@Suite(.timeLimit(.minutes(15))) struct FullOutputTests {
    private static let full = URL(filePath: "/dev/full")

    @Test(arguments: [
        ["--help"], ["--version"], ["bundle", "--help"], ["bundle", "inspect", "BUNDLE"],
        ["bundle", "verify", "BUNDLE"],
        ["bundle", "create", "--from", "MODELS", "--output", "DIR/other.bundle"],
        ["dataset", "inspect", "cifar10:PICTURES"],
        ["dataset", "render", "walkers:subjects=2,walks=3,frames=2", "--output", "DIR/walkers"],
        ["serve", "--bundle", "BUNDLE", "--port", "0"],
        ["run", "--edge", "EDGE", "--source", "cifar10:PICTURES", "--frames", "3", "--quiet"],
        ["run", "--edge", "EDGE", "--source", "cifar10:PICTURES", "--frames", "3", "--quiet", "--json"],
    ])
    func isSaid(words: [String]) async throws {
        let directory = try TemporaryDirectory()
        let (bundle, pictures) = (try ToyBundle(models: ToyBundle.quickstart), try ToyPictures())
        let server = try words.contains("EDGE") ? ServerProcess(bundle: bundle.url) : nil
        let places = [
            "BUNDLE": bundle.url.path, "PICTURES": pictures.url.path, "DIR": directory.url.path,
            "MODELS": ToyBundle.quickstart.path, "EDGE": server?.url ?? "",
        ]
        let arguments = words.map { word in
            places.reduce(word) { $0.replacing($1.key, with: $1.value) }
        }
        let outcome = try await CommandLineTool.run(arguments, output: Self.full)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("standard output: cannot be written to: No space left on device"), "\(outcome)")
    }

    @Test func aLogThatDoesNotFitIsSaid() async throws {
        let (bundle, pictures) = (try ToyBundle(models: ToyBundle.quickstart), try ToyPictures())
        let server = try ServerProcess(bundle: bundle.url)
        let outcome = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--frames", "3", "--quiet",
            "--log",
            Self.full.path,
        ])
        #expect(outcome.status == 1 && outcome.errors.contains("No space left on device"), "\(outcome)")
    }

    /// Warnings and progress that nobody can read stop nothing.
    @Test func standardErrorMayBeFull() async throws {
        let (bundle, pictures) = (try ToyBundle(models: ToyBundle.quickstart), try ToyPictures())
        let server = try ServerProcess(bundle: bundle.url)
        let outcome = try await CommandLineTool.run(
            ["run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--frames", "3", "--json"],
            errors: Self.full)
        #expect(outcome.status == 0 && outcome.output.contains("\"frames\":3"), "\(outcome)")
    }
}
