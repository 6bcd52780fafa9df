import CacheNetBundle
import Foundation
import Testing

/// Frames as JPEG: `calibrate-pictures`, `run --frames-as` and `bench --frames-as`.
@Suite(.timeLimit(.minutes(15)))
struct PictureCommandTests {
    private let rig: RunRig

    init() async throws {
        rig = try await RunRig()
    }

    private func calibrate(_ more: String...) async throws -> CommandLineTool.Outcome {
        try await CommandLineTool.run(
            [
                "calibrate-pictures", "--bundle", rig.bundle.path, "--dataset", "cifar10:\(rig.pictures.url.path)",
                "--split", "test",
            ] + more)
    }

    @Test func whatPicturesCostIsShownAndKept() async throws {
        let before = try Bundle.open(at: rig.bundle.path).description
        let dry = try await calibrate("--dry-run")
        #expect(dry.status == 0, "\(dry.errors)")
        #expect(dry.output.contains("of 30 frames, by the full model"))
        #expect(try Bundle.open(at: rig.bundle.path).description.digest == before.digest)

        let outcome = try await calibrate("--quality", "95,50", "--records", "20")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines[2].hasPrefix("tensor") && lines[2].contains("3072") && lines[2].hasSuffix("100.00%"))
        #expect(lines[3].hasPrefix("jpeg:95") && lines[4].hasPrefix("jpeg:50"))
        // So few frames certify nothing.
        #expect(outcome.output.contains("devices send frames as tensors: expected"))
        let after = try Bundle.open(at: rig.bundle.path).description
        #expect(after.manifest.layers == before.manifest.layers, "the models are what they were")
        #expect(after.config.pictures.map(\.quality) == [50, 95])
        #expect(after.config.pictures.allSatisfy { $0.records == 20 && $0.disagreement == 0 && $0.accuracyLoss == 0 })
        let inspected = try await CommandLineTool.run(["bundle", "inspect", rig.bundle.path])
        #expect(inspected.output.contains("JPEG    quality 50: 0.0% of 20 records answered otherwise"))
    }

    @Test(arguments: ["tensor", "jpeg:80"])
    func framesGoAsTheyAreAskedTo(_ format: String) async throws {
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await rig.run(server.url, "--frames-as", format, "--threshold", "0", "--synchronous")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let summary = outcome.summary
        #expect(summary["misses"] == 60 && summary["accuracy"] == 1 && summary["sent_frames"] == 60)
        #expect(summary["sent_pictures"] == (format == "tensor" ? 0 : 60))
        let bytes = try #require(summary["sent_bytes"])
        #expect(format == "tensor" ? bytes == 60 * 3072 : bytes < 60 * 1000)
    }

    /// Where the bundle does not say what pictures cost, and where a run has to repeat exactly.
    @Test(arguments: [["--deadline", "60s"], ["--synchronous"]])
    func autoSaysWhyThereAreNoPictures(_ more: [String]) async throws {
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await CommandLineTool.run(
            [
                "run", "--edge", server.url, "--source", "cifar10:\(rig.pictures.url.path)", "--frames", "20", "--json",
                "--frames-as", "auto",
            ] + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("note: --frames-as auto: frames go as tensors"))
        #expect(outcome.output.contains("\"sent_pictures\":0"))
    }

    @Test func theSummarySaysWhatWasSent() async throws {
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(rig.pictures.url.path)", "--frames", "20", "--quiet",
            "--frames-as", "jpeg", "--threshold", "0", "--synchronous",
        ])
        #expect(
            outcome.output.contains(
                "sent            20 of 20 frames as pictures; as asked for; measured: nothing of what quality 90 costs"),
            "\(outcome.output)")
    }

    @Test func allMethodsOfAComparisonSendPictures() async throws {
        let output = rig.path("results")
        let outcome = try await CommandLineTool.run([
            "bench", "--bundle", rig.bundle.path, "--source", "cifar10:\(rig.pictures.url.path)", "--dwell", "5",
            "--frames", "50", "--link", "ethernet", "--device", "same", "--frames-as", "jpeg:80", "--quiet", "--output",
            output,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("sending asked jpeg:80; as pictures: edge-only 50 of 50, CacheNet "))
        let results = try String(contentsOf: URL(filePath: output).appending(path: "results.json"), encoding: .utf8)
        #expect(results.contains(#""frames_as""#) && results.contains("jpeg:80"))
    }
}
