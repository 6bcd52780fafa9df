import Foundation
import Testing

/// `cachenet run --store`: an edge that is away, one that is another, and stores that cannot be had.
@Suite(.serialized, .timeLimit(.minutes(15))) struct RunStoreTests {
    @Test(arguments: [[], ["--model", "toy"], ["--model", "toy", "--start-partition", "0"]])
    func aWarmStoreAnswersWhileTheEdgeIsAway(_ arguments: [String]) async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        #expect(try await rig.run(server.url, "--synchronous", "--store", rig.path("store")).status == 0)
        server.kill()
        let outcome = try await CommandLineTool.run(
            [
                "run", "--edge", server.url, "--source", "cifar10:\(rig.pictures.url.path)", "--frames", "60", "--seed",
                "5", "--quiet", "--json", "--store", rig.path("store"),
            ] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let summary = try JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))
        #expect((summary["hits"] ?? 0) > 0)
        #expect(summary["failed"] == 0 && summary["misses"] == 0)
        #expect(outcome.errors.contains("which the store has from there"))
    }

    @Test func theRunGoesOnWhenTheEdgeIsBack() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        #expect(try await rig.run(server.url, "--synchronous", "--store", rig.path("store")).status == 0)
        server.kill()
        let log = rig.path("frames.jsonl")
        let device = CommandLineTool.process([
            "run", "--edge", server.url, "--source", "cifar10:\(rig.pictures.url.path)", "--fps", "50", "--stream-kind",
            "uniform", "--frames", "1000000", "--quiet", "--store", rig.path("store"), "--log", log,
        ])
        device.standardOutput = FileHandle.nullDevice
        device.standardError = FileHandle.nullDevice
        try device.run()
        func origins() -> String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }
        try await eventually { origins().contains(#""degraded""#) && origins().contains(#""hit""#) }
        let back = try ServerProcess(bundle: rig.bundle, port: server.port)
        try await eventually { origins().contains(#""miss""#) }
        device.interrupt()
        device.waitUntilExit()
        back.kill()
    }

    @Test func aStoreKeepsApartWhatComesFromDifferentEdges() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        #expect(try await rig.run(server.url, "--synchronous", "--store", rig.path("store")).status == 0)
        server.kill()
        // Nobody listens there.
        let other = try await rig.run("http://127.0.0.1:1", "--model", "toy", "--store", rig.path("store"))
        #expect(other.status == 1)
        #expect(other.errors.contains("no bundle to run from http://127.0.0.1:1/toy"))
        #expect(try await rig.run("http://127.0.0.1:1", "--store", rig.path("store")).status == 1)
        #expect(try await rig.run(server.url, "--model", "nope", "--store", rig.path("store")).status == 1)
    }

    @Test func aStoreThatCannotBeMadeIsAWarning() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        try Data().write(to: URL(filePath: rig.path("file")))
        for place in ["file", "file/below", "/proc/nowhere"] {
            let outcome = try await rig.run(
                server.url, "--synchronous", "--store", place.hasPrefix("/") ? place : rig.path(place))
            #expect(outcome.status == 0)
            #expect(outcome.summary["accuracy"] == 1)
            #expect(outcome.errors.contains("--store: going on without it"))
        }
        server.kill()
    }

    @Test(.enabled(if: SmallDisk.isPossible, "no right to mount a file system here"))
    func aStoreOnAFullDiskIsAWarning() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        let disk = try SmallDisk(kilobytes: 64)
        try disk.fill()
        let outcome = try await rig.run(server.url, "--synchronous", "--store", disk.url.appending(path: "store").path)
        #expect(outcome.status == 0)
        #expect(outcome.summary["accuracy"] == 1)
        #expect(outcome.errors.contains("--store: going on without it"))
        server.kill()
    }

    @Test func aNewVersionAtTheEdgeTakesOverWhileItRuns() async throws {
        let rig = try await RunRig()
        let new = try await rig.newVersion()
        let settings = rig.path("server.yaml")
        try Data("bundles: [\(rig.bundle.path)]".utf8).write(to: URL(filePath: settings))
        let server = try ServerProcess(options: ["--config", settings])
        let log = rig.path("frames.jsonl")
        let device = CommandLineTool.process([
            "run", "--edge", server.url, "--source", "cifar10:\(rig.pictures.url.path)", "--fps", "100",
            "--stream-kind",
            "uniform", "--frames", "1000000", "--deadline", "30s", "--quiet", "--json", "--log", log, "--store",
            rig.path("store"),
        ])
        let errors = rig.path("errors")
        try Data().write(to: URL(filePath: errors))
        let output = Pipe()
        device.standardOutput = output
        device.standardError = try FileHandle(forWritingTo: URL(filePath: errors))
        try device.run()
        func text(_ file: String) -> String { (try? String(contentsOfFile: file, encoding: .utf8)) ?? "" }
        try await eventually { text(log).contains(#""hit""#) }
        // The new version in the old one's place, while the device has nothing to do with it.
        try FileManager.default.removeItem(at: rig.bundle)
        try FileManager.default.moveItem(at: new, to: rig.bundle)
        server.send(signal: SIGHUP)
        try await eventually { text(errors).contains("takes the place of") }
        let before = text(log).split(separator: "\n").count
        try await eventually {
            text(log).split(separator: "\n").dropFirst(before).joined().contains(#""hit""#)
        }
        device.interrupt()
        let summary = try JSONDecoder().decode(
            [String: Double].self, from: output.fileHandleForReading.readToEnd() ?? Data())
        device.waitUntilExit()
        server.kill()
        #expect(summary["version_changes"] == 1)
        #expect(summary["degraded"] == 0 && summary["failed"] == 0, "\(text(errors))")
        #expect(summary["accuracy"] == 1)
    }
}
