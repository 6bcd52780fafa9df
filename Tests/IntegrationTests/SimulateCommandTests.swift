import Foundation
import Testing

/// `cachenet run --record-all` and `cachenet simulate`, as a user meets them.
@Suite(.serialized) struct SimulateCommandTests {
    private static let models = SharedData.package.appending(path: "Examples/toy").path
    private let directory: TemporaryDirectory
    private let recording: String
    private let log: String
    private let summary: [String: Double]

    init() async throws {
        directory = try TemporaryDirectory()
        let pictures = try ToyPictures()
        let bundle = directory.url.appending(path: "toy.bundle")
        recording = directory.url.appending(path: "outputs.cnrec").path
        log = directory.url.appending(path: "frames.jsonl").path
        _ = try await CommandLineTool.run(["bundle", "create", "--from", Self.models, "--output", bundle.path])
        let server = try ServerProcess(bundle: bundle)
        let run = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--frames", "200", "--dwell", "5",
            "--seed", "3", "--synchronous", "--json", "--quiet", "--policy", "fifo", "--log", log, "--record-all",
            recording,
        ])
        server.kill()
        #expect(run.status == 0, "\(run.errors)")
        summary = try JSONDecoder().decode([String: Double].self, from: Data(run.output.utf8))
    }

    @Test(.timeLimit(.minutes(15)))
    func aRecordedRunSimulatedAgainIsTheRun() async throws {
        let table = directory.url.appending(path: "table.json")
        let outcome = try await CommandLineTool.run([
            "simulate", "--record", recording, "--policy", "fifo", "--capacity", "1", "--output", table.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("200 frames of cifar10, independent, dwell 5, seed 3; bundle toy sha256:"))
        let rows = try JSONSerialization.jsonObject(with: try Data(contentsOf: table)) as? [[String: Any]]
        #expect(rows?.count == 1)
        for (column, figure) in [
            ("frames", "frames"), ("hits", "hits"), ("hit_ratio", "hit_ratio"), ("accuracy", "accuracy"),
            ("downloads", "downloads"), ("evictions", "evictions"), ("downloaded_bytes", "downloaded_bytes"),
        ] {
            #expect(rows?.first?[column] as? Double == summary[figure], "\(column)")
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func listsAndRangesAreCrossed() async throws {
        let table = directory.url.appending(path: "table.csv")
        let outcome = try await CommandLineTool.run([
            "simulate", "--record", recording, "--policy", "lru,lfu,fifo,gdsf,belady", "--capacity", "1..2", "--gate",
            "fixed", "--threshold", "0.2..0.8/3,1", "--agreement", "1,2", "--output", table.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\n")
        // Policies, capacities, thresholds and agreements, under a heading.
        let expected: Int = 5 * 2 * 4 * 2
        #expect(lines.count == expected + 1)
        let thresholds: [String] = lines.dropFirst().map { String($0.split(separator: ",")[1]) }
        #expect(Set(thresholds) == Set(["0.2", "0.5", "0.8", "1.0"]))
    }

    @Test(.timeLimit(.minutes(15)))
    func aLogServesForPoliciesAndCapacitiesOnly() async throws {
        let outcome = try await CommandLineTool.run(["simulate", "--record", log, "--capacity", "1,2"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("policies and capacities only"))
        let downloads = Int(try #require(summary["downloads"]))
        let evictions = Int(try #require(summary["evictions"]))
        #expect(outcome.output.contains("\(downloads) / \(evictions)"))
        for question in [
            ["--threshold", "1"], ["--gate", "fixed"], ["--agreement", "2"], ["--start-partition", "0"],
        ] {
            let refused = try await CommandLineTool.run(["simulate", "--record", log] + question)
            #expect(refused.status == 1)
            #expect(refused.output.isEmpty)
            #expect(refused.errors.contains("cannot be decided again from a log of frames"))
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func aCutRecordingIsRefused() async throws {
        let cut = directory.url.appending(path: "cut.cnrec")
        try Data(contentsOf: URL(filePath: recording)).dropLast(5).write(to: cut)
        let outcome = try await CommandLineTool.run(["simulate", "--record", cut.path])
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("cut.cnrec: expected"))
    }

    @Test(.timeLimit(.minutes(15)))
    func aFleetHasADay() async throws {
        let scenario = directory.url.appending(path: "day.json")
        let minutes = directory.url.appending(path: "minutes.csv")
        try #"{"rollOutHour": 9, "stickiness": [{"dwell": 10, "share": 1}]}"#
            .write(to: scenario, atomically: true, encoding: .utf8)
        let outcome = try await CommandLineTool.run([
            "simulate", "--record", recording, "--fleet", "200", "--scenario", scenario.path, "--output", minutes.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("200 devices"))
        #expect(outcome.output.contains("roll-out at 09:00"))
        let lines = try String(contentsOf: minutes, encoding: .utf8).split(separator: "\n")
        #expect(lines.first == "minute,inference_requests,cdn_requests,cdn_bytes,registry_requests,registry_bytes")
        #expect(lines.count == 24 * 60 + 1)
        for wrong in [["--gate", "fixed,belief"], ["--start-partition", "0"]] {
            let refused = try await CommandLineTool.run(["simulate", "--record", recording, "--fleet", "2"] + wrong)
            #expect(refused.status == 64)
            #expect(refused.errors.contains(wrong[0] == "--gate" ? "expected one gate" : "--start-partition has no"))
        }
    }
}
