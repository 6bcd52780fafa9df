import Foundation
import Testing

/// A bundle without partitions, as a user makes one, calibrates it, serves it and runs it.
@Suite(.serialized) struct FallbackModelAloneTests {
    private static let models = SharedData.package.appending(path: "Examples/toy")

    @Test(.timeLimit(.minutes(15)))
    func itIsPackedCalibratedServedAndRun() async throws {
        let directory = try TemporaryDirectory()
        let pictures = try ToyPictures(count: 90, training: 900)
        let bundle = directory.url.appending(path: "alone.bundle")
        let source = "cifar10:\(pictures.url.path)"
        func file(_ name: String) -> String { Self.models.appending(path: name).path }

        let nothing = try await CommandLineTool.run([
            "bundle", "create", "--full", file("full.onnx"), "--labels", "red,green,blue", "--output", bundle.path,
        ])
        #expect(nothing.status == 64 && nothing.errors.contains("at least one --partition or a --fallback"))
        let created = try await CommandLineTool.run([
            "bundle", "create", "--full", file("full.onnx"), "--fallback", file("partition-0.onnx"), "--labels",
            "red,green,blue", "--output", bundle.path,
        ])
        #expect(created.status == 0, "\(created.errors)")
        let calibrated = try await CommandLineTool.run([
            "calibrate", "--bundle", bundle.path, "--dataset", source, "--risk", "0.05", "--stream-kind", "independent",
            "--frames", "500",
        ])
        #expect(calibrated.status == 0, "\(calibrated.errors)")
        #expect(calibrated.output.contains("belief") && !calibrated.output.contains("fixed, agreement"))

        let compared = try await CommandLineTool.run([
            "bench-gates", "--bundle", bundle.path, "--dataset", source, "--risk", "0.05", "--stream-kind",
            "independent", "--dwell", "5", "--frames", "400", "--calibration-frames", "50", "--start", "warm",
        ])
        #expect(compared.status == 0, "\(compared.errors)")
        #expect(!compared.output.contains("Partitions on their own pictures") && !compared.output.contains("oracle  "))
        let aligned = try await CommandLineTool.run([
            "bench-gates", "--bundle", bundle.path, "--dataset", source, "--working-set", "2", "--working-set-aligned",
        ])
        #expect(
            aligned.status == 64
                && aligned.errors.contains("--working-set-aligned: expected a bundle whose partitions have classes"))

        let server = try ServerProcess(bundle: bundle)
        defer { server.kill() }
        let run = ["run", "--edge", server.url, "--source", source, "--frames", "200", "--synchronous", "--json"]
        let outcome = try await CommandLineTool.run(run + ["--dwell", "20"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let summary = try JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))
        #expect(try #require(summary["hits"]) > 100)
        #expect(summary["downloads"] == 1, "the fallback model, once")
        for (options, message) in [
            (["--gate", "fixed"], "expected a bundle with partitions for the fixed gate, got alone, which has none"),
            (["--start-partition", "0"], "--start-partition: expected none, got 0: alone has no partitions"),
        ] {
            let refused = try await CommandLineTool.run(run + options)
            #expect(refused.status != 0 && refused.errors.contains(message), "\(refused.errors)")
        }

        let bench = [
            "bench", "--bundle", bundle.path, "--source", source, "--frames", "60", "--link", "ethernet", "--output",
            directory.url.appending(path: "results").path,
        ]
        let paper = try await CommandLineTool.run(bench + ["--baselines", "cachenet-paper"])
        #expect(paper.status != 0 && paper.errors.contains("cachenet-paper: expected a bundle with partitions"))
        let live = try await CommandLineTool.run(bench)
        #expect(live.status == 0, "\(live.errors)")
        #expect(live.output.contains("CacheNet is"))
    }
}
