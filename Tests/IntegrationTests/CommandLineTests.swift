import CacheNetBundle
import CacheNetONNX
import Foundation
import Testing

/// The command line as a user meets it: processes, exit codes, what is on which stream.
@Suite(.serialized) struct CommandLineTests {
    private static let models = SharedData.package.appending(path: "Examples/toy").path

    @Test(.timeLimit(.minutes(15)))
    func packServeRun() async throws {
        let directory = try TemporaryDirectory()
        let pictures = try ToyPictures()
        let bundle = directory.url.appending(path: "toy.bundle")
        let create = ["bundle", "create", "--from", Self.models, "--output", bundle.path]
        #expect(try await CommandLineTool.run(create).status == 0)
        let again = try await CommandLineTool.run(create)
        #expect(again.status == 1)
        #expect(again.errors.hasPrefix("Error: "))
        #expect(try await CommandLineTool.run(create + ["--force"]).status == 0)
        #expect(try await CommandLineTool.run(["bundle", "verify", bundle.path]).status == 0)
        let inspected = try await CommandLineTool.run(["bundle", "inspect", bundle.path])
        #expect(inspected.status == 0)
        #expect(inspected.output.contains("partition/0") && inspected.output.contains("threshold"))

        let server = try ServerProcess(bundle: bundle)
        let log = directory.url.appending(path: "frames.jsonl")
        let outcome = try await CommandLineTool.run([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--frames", "100", "--seed", "7",
            "--synchronous", "--json", "--log", log.path,
        ])
        server.kill()
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 1)
        let summary = try JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))
        let counted = ["hits", "misses", "degraded", "failed"].compactMap { summary[$0] }
        #expect(counted.count == 4)
        #expect(counted.reduce(0, +) == 100)
        #expect(summary["accuracy"] == 1)
        #expect(summary["downloads"] != nil && summary["hit_ratio"] != nil)

        let records = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(records.count == 100)
        let keys: Set = [
            "frame", "record", "active", "entropy", "origin", "reason", "hint", "answer", "next", "latency_us",
        ]
        #expect(records.allSatisfy { keys.isSubset(of: $0.keys) })
        #expect(records[0]["active"] is NSNull)
        #expect(records[0]["entropy"] is NSNull)
        #expect(records[0]["origin"] as? String == "miss")
    }

    @Test func theVersionIsTheNewestOfTheChangelog() async throws {
        let changelog = try String(contentsOf: SharedData.package.appending(path: "CHANGELOG.md"), encoding: .utf8)
        let newest = try #require(changelog.firstMatch(of: /\n## (\S+)/)).1
        #expect(try await CommandLineTool.run(["--version"]).output == "\(newest)\n")
    }

    @Test(arguments: [
        ["run"], ["run", "--edge", "nonsense", "--source", "cifar10:x"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "elsewhere:x"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:x", "--capacity", "0"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:x", "--deadline", "50"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:x", "--gate", "belief", "--threshold", "1"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:x", "--gate", "fixed", "--risk", "0.1"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:x", "--risk", "1"],
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:x", "--policy", "belady"],
        ["simulate", "--record", "x", "--policy", "mru"], ["simulate", "--record", "x", "--capacity", "0..2"],
        ["simulate", "--record", "x", "--threshold", "2..1"], ["simulate", "--record", "x", "--output", "table.txt"],
        ["simulate", "--record", "x", "--gate", "belief", "--threshold", "1"],
        ["simulate", "--record", "x", "--scenario", "day.json"], ["simulate", "--record", "x", "--fleet", "0"],
        ["simulate", "--record", "x", "--fleet", "9", "--capacity", "1..2"],
        ["simulate", "--record", "x", "--fleet", "9", "--output", "minutes.json"],
        ["calibrate", "--bundle", "x", "--dataset", "cifar10:x", "--risk", "0"],
        ["calibrate", "--bundle", "x", "--dataset", "cifar10:x", "--confidence", "1.5"],
        ["bench-gates", "--bundle", "x", "--dataset", "cifar10:x", "--risk", "2"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--dwell", "50,0.5"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--dwell", ""],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--link", "wifi,moon"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--device", "pi4,0"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--seeds", "0"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--seeds", "2", "--stream", "z.csv"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--within-ms", "0"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--fps", "0"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--queue", "8"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--fps", "30", "--queue", "0"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--capacity", "1,0"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--policy", "lru,belady"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--outage", "60s/5s"],
        ["bench", "--bundle", "a/x,b/x", "--source", "walkers", "--output", "y"],
        ["bench", "--bundle", "x", "--source", "walkers", "--output", "y", "--baselines", "cachenet"],
        ["serve", "--bundle", "x", "--workers", "100000"], ["serve", "--bundle", "x", "--workers", "0"],
        ["serve", "--bundle", "x", "--workers", "9223372036854775808"], ["serve", "--bundle", "x", "--port", "65536"],
        ["serve", "--bundle", "x", "--queue", "9223372036854775807"],
        ["bundle", "create", "--from", models, "--output", "/nowhere/models.bundle"],
    ])
    func wrongUseIs64(_ arguments: [String]) async throws {
        let outcome = try await CommandLineTool.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("Error: "))
    }

    @Test(arguments: [
        ["run", "--edge", "http://127.0.0.1:1", "--source", "cifar10:/nowhere"],
        ["simulate", "--record", "/nowhere"], ["serve", "--bundle", "/nowhere"],
        ["bundle", "verify", "/nowhere"], ["bundle", "create", "--from", "/nowhere", "--output", "/tmp/x.bundle"],
    ])
    func whatIsNotThereIs1(_ arguments: [String]) async throws {
        let outcome = try await CommandLineTool.run(arguments)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("/nowhere"))
    }

    @Test(.timeLimit(.minutes(15)))
    func interruptionPrintsTheSummaryAndIs130() async throws {
        let directory = try TemporaryDirectory()
        let pictures = try ToyPictures()
        let bundle = directory.url.appending(path: "toy.bundle")
        _ = try await CommandLineTool.run(["bundle", "create", "--from", Self.models, "--output", bundle.path])
        let server = try ServerProcess(bundle: bundle)
        let log = directory.url.appending(path: "frames.jsonl")
        let process = CommandLineTool.process([
            "run", "--edge", server.url, "--source", "cifar10:\(pictures.url.path)", "--fps", "5", "--json", "--quiet",
            "--log", log.path,
        ])
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        // The log is handed to the system every second, so something is in it while the run goes on.
        try await eventually { (try? Data(contentsOf: log).isEmpty) == false }
        process.interrupt()
        process.waitUntilExit()
        server.kill()
        #expect(process.terminationStatus == 130)
        let summary = try JSONDecoder().decode(
            [String: Double].self, from: output.fileHandleForReading.readDataToEndOfFile())
        #expect((summary["frames"] ?? 0) > 0)
    }
}
