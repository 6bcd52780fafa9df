import Foundation
import Testing

@Suite(.timeLimit(.minutes(15)))
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
        #expect(outcome.output.contains("[4/4] independent, dwell 20, ethernet, same, seed 2"))

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

    @Test func bundlesAndCapacitiesAreComparedOnASchedule() async throws {
        let directory = try TemporaryDirectory()
        let pictures = try ToyPictures()
        let bundles = ["one", "two"].map { directory.url.appending(path: "\($0).bundle").path }
        for bundle in bundles {
            _ = try await CommandLineTool.run(["bundle", "create", "--from", Self.models, "--output", bundle])
        }
        let output = directory.url.appending(path: "results")
        let outcome = try await CommandLineTool.run([
            "bench", "--bundle", bundles.joined(separator: ","), "--source", "cifar10:\(pictures.url.path)",
            "--stream-kind", "tracks", "--track-length", "4", "--capacity", "1..2", "--fps", "200", "--queue", "1",
            "--frames", "30", "--link", "ethernet", "--device",
            "same", "--outage", "20ms/1s", "--quiet", "--output", output.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("[4/4] tracks, dwell 5, length 4, ethernet, same, two, capacity 2, seed 1"))
        #expect(outcome.output.contains("frames come on a schedule (200 frames/s, a queue of 1)"))

        let text = try Data(contentsOf: output.appending(path: "results.json"))
        let document = try #require(try JSONSerialization.jsonObject(with: text) as? [String: Any])
        let conditions = try #require(document["conditions"] as? [String: Any])
        let names = (conditions["bundles"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(names == ["one", "two"])
        #expect((conditions["arrivals"] as? [String: Any])?["queue"] as? Int == 1)
        // Kept to cores, or a reason why not: that depends on the machine.
        let cores = try #require(conditions["cores"] as? [String: Any])
        #expect((cores["server"] != nil) != (cores["reason"] != nil))
        let runs = try #require(document["runs"] as? [[String: Any]])
        #expect(runs.count == 4)
        for run in runs {
            let setting = try #require(run["setting"] as? [String: Any])
            #expect(setting["kind"] as? String == "tracks" && setting["dwell"] as? Double == 5)
            #expect((run["harness"] as? [String: Any])?["frames"] as? Int == 25)
            #expect((run["link"] as? [String: Any])?["outage_s"] as? Double == 0.02)
            let methods = try #require(run["methods"] as? [[String: Any]])
            #expect(methods.allSatisfy { $0["dropped"] is Int && $0["longest_queue"] is Int })
        }
    }
}
