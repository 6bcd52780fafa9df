import Foundation
import Testing

/// What cannot work is said before servers start, models are loaded, or anything is written.
@Suite(.timeLimit(.minutes(2)))
struct BeforeTheWorkTests {
    private let directory: TemporaryDirectory
    private let pictures: ToyPictures
    private let bundle: ToyBundle

    init() throws {
        directory = try TemporaryDirectory()
        pictures = try ToyPictures()
        bundle = try ToyBundle(models: ToyBundle.quickstart)
    }

    private func path(_ name: String) -> String { directory.url.appending(path: name).path }
    private var source: String { "cifar10:\(pictures.url.path)" }

    private func bench(_ more: String...) async throws -> CommandLineTool.Outcome {
        let output = path("results")
        let outcome = try await CommandLineTool.run(
            ["bench", "--bundle", bundle.url.path, "--source", source, "--output", output] + more)
        #expect(outcome.output.isEmpty, "the announcement comes after the servers")
        #expect(!FileManager.default.fileExists(atPath: output))
        return outcome
    }

    @Test func aStreamHasAsManyFramesAsItsFile() async throws {
        let stream = path("stream.csv")
        try "record\n0\n1\n2\n".write(toFile: stream, atomically: true, encoding: .utf8)
        let message = "Error: --frames: expected at most 3, the records of \(stream), got 4\n"
        let options = ["--stream", stream, "--frames", "4"]
        // Nobody listens there: a run that asked the edge would say so.
        let run = try await CommandLineTool.run(["run", "--edge", "http://127.0.0.1:1", "--source", source] + options)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix(message), "\(run.errors)")
        let bench = try await bench("--stream", stream, "--frames", "4")
        #expect(bench.status == 64)
        #expect(bench.errors.hasPrefix(message), "\(bench.errors)")
        // As many as there are, and fewer, are no error.
        let enough = try await CommandLineTool.run(
            ["run", "--edge", "http://127.0.0.1:1", "--source", source, "--stream", stream, "--frames", "3"])
        #expect(!enough.errors.contains("--frames"), "\(enough.errors)")
    }

    @Test func aBenchChecksItsStreamsFirst() async throws {
        let missing = try await bench("--stream", path("none.csv"))
        #expect(missing.errors.contains("none.csv: expected a readable file"), "\(missing.errors)")
        let natural = try await bench("--stream-kind", "natural")
        #expect(natural.status == 1)
        #expect(natural.errors.contains("sequences"), "\(natural.errors)")
    }

    @Test func aBenchChecksAllItsBundlesFirst() async throws {
        let other = try ToyBundle()
        let moved = path("small.bundle")
        try FileManager.default.copyItem(at: other.url, to: URL(filePath: moved))
        let shape = try await bench("--bundle", "\(bundle.url.path),\(moved)")
        #expect(shape.status == 1)
        #expect(shape.errors.contains("expected frames of uint8 [3, 4, 4] as the bundle has it, got uint8 [3, 32, 32]"))
        let start = try await bench("--start-partition", "9")
        #expect(start.status == 64)
        #expect(start.errors.contains("--start-partition: expected 0 to 1, the partitions of toy, got 9"))
        let flat = try ColourFolder(["": [.red]])
        let oracle = try await bench("--source", flat.source, "--baselines", "oracle")
        #expect(oracle.errors.contains("oracle: expected a source with labels of the bundle (red, green, blue)"))
        let small = try await bench("--baselines", "cascade")
        #expect(small.errors.contains("expected a bundle with a fallback model"), "\(small.errors)")
    }

    @Test func aCalibrationChecksItsPlaceAndItsPictures() async throws {
        let place = path("mine")
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: false)
        let calibrate = ["calibrate", "--bundle", bundle.url.path, "--split", "test", "--dataset"]
        let many = try ToyPictures(count: 600)
        for force in [[], ["--force"]] {
            let outcome = try await CommandLineTool.run(
                calibrate + ["cifar10:\(many.url.path)", "--risk", "0.02", "--output", place] + force)
            #expect(outcome.status == 1)
            #expect(outcome.errors.hasPrefix("Error: \(place): expected"), "\(outcome.errors)")
        }
        let other = try await CommandLineTool.run(calibrate + ["walkers", "--risk", "0.02"])
        #expect(other.errors.hasPrefix("Error: expected the bundle's 3 labels from the source"), "\(other.errors)")
        let fixture = try ToyBundle()
        let small = try await CommandLineTool.run([
            "calibrate", "--bundle", fixture.url.path, "--split", "test", "--dataset",
            "cifar10:\(many.url.path)",
            "--risk", "0.02",
        ])
        #expect(
            small.errors.contains("expected frames of uint8 [3, 4, 4] as the bundle has them, got uint8 [3, 32, 32]"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.url.path) == ["mine"])
    }
}
