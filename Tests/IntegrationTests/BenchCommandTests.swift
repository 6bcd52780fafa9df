import Foundation
import Testing

@Suite(.timeLimit(.minutes(2)))
struct BenchCommandTests {
    private static let models = SharedData.package.appending(path: "Examples/toy").path

    @Test func aSweepLeavesItsReport() async throws {
        let directory = try TemporaryDirectory()
        let pictures = try ToyPictures()
        let bundle = directory.url.appending(path: "toy.bundle")
        _ = try await CommandLineTool.run(["bundle", "create", "--from", Self.models, "--output", bundle.path])
        let output = directory.url.appending(path: "results")
        let outcome = try await CommandLineTool.run([
            "bench", "--bundle", bundle.path, "--source", "cifar10:\(pictures.url.path)", "--dwell", "1,20", "--seeds",
            "2", "--frames", "30", "--link", "ethernet", "--device", "same", "--baselines", "cachenet-paper",
            "--within-ms",
            "5000", "--quiet", "--output", output.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("[4/4] dwell 20, ethernet, same, seed 2"))

        func text(_ name: String) throws -> String {
            try String(contentsOf: output.appending(path: name), encoding: .utf8)
        }
        let json = try JSONSerialization.jsonObject(with: Data(try text("results.json").utf8))
        let document = try #require(json as? [String: Any])
        #expect((document["runs"] as? [[String: Any]])?.count == 4)
        #expect((document["settings"] as? [[String: Any]])?.count == 2)
        #expect((document["conditions"] as? [String: Any])?["within_ms"] as? Double == 5000)
        // Four methods of four comparisons, and the headings.
        #expect(try text("results.csv").split(separator: "\n").count == 17)
        #expect(try text("timeline.svg").hasPrefix("<svg"))
        // Where the pictures lie is nobody else's business.
        let page = try text("report.html")
        #expect(page.hasPrefix("<!DOCTYPE html>") && !page.contains(pictures.url.path))
    }
}
