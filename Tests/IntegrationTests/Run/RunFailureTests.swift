import CacheNetBundle
import CacheNetCore
import Foundation
import Testing

/// Runs that cannot work, and say so: with an exit code and a message, before the work where that is possible.
@Suite(.serialized, .timeLimit(.minutes(15))) struct RunFailureTests {
    /// A server on which everything is a page.
    private func pages() throws -> ScriptedServer {
        try ScriptedServer { _ in
            ScriptedServer.response(
                headers: ["Content-Type: text/html"], body: Array("<!DOCTYPE html>\n<p>Welcome".utf8))
        }
    }

    /// An OCI registry with a bundle, and nothing else.
    private func registry(_ bundle: CacheNetBundle.Bundle, repository: String = "toy") throws -> ScriptedServer {
        let prefix = "/v2/\(repository)/"
        let description = bundle.description
        let blobs = try Dictionary(
            uniqueKeysWithValues: description.roles.map { role in
                (description.model(role)?.digest, try bundle.read(role).withUnsafeBytes { [UInt8]($0) })
            })
        return try ScriptedServer { request in
            let reference = request.path.split(separator: "/").last.map(String.init) ?? ""
            let digest = try? Digest(parsing: reference)
            let body: [UInt8]? =
                switch reference {
                case _ where !request.path.hasPrefix(prefix): nil
                case "latest": description.manifestBytes
                case description.manifest.config.digest.description: description.configBytes
                default: digest.flatMap { blobs[$0] }
                }
            return body.map { ScriptedServer.response(body: $0) }
                ?? ScriptedServer.response(status: "404 Not Found", body: Array(#"{"errors": []}"#.utf8))
        }
    }

    @Test func aModelThatTheEdgeHasNotIsAnErrorWithAWarmStoreToo() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        #expect(try await rig.run(server.url, "--store", rig.path("store")).status == 0)
        for arguments in [[], ["--store", rig.path("store")]] {
            let outcome = try await CommandLineTool.run(
                ["run", "--edge", server.url, "--source", "cifar10:\(rig.pictures.url.path)", "--model", "nope"]
                    + arguments)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("no bundle to run from \(server.url)/nope"))
            #expect(outcome.output.isEmpty)
        }
        server.kill()
    }

    @Test func aServerOfPagesIsNoEdge() async throws {
        let rig = try await RunRig()
        let server = try pages()
        defer { server.stop() }
        let outcome = try await rig.run(server.url)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("is this an edge server?"))
        #expect(try await rig.run(server.url, "--model", "toy").status == 1)
    }

    @Test func aRunWhoseEveryFrameFailedIsAnErrorAfterItsSummary() async throws {
        let rig = try await RunRig()
        let registry = try registry(CacheNetBundle.Bundle.open(at: rig.bundle.path))
        defer { registry.stop() }
        for mode in [[], ["--synchronous"]] {
            let outcome = try await CommandLineTool.run(
                [
                    "run", "--edge", registry.url, "--model", "toy", "--source", "cifar10:\(rig.pictures.url.path)",
                    "--frames", "20", "--quiet", "--json", "--record-all", rig.path("x.cnrec"),
                ] + mode)
            #expect(outcome.status == 1)
            #expect(outcome.output.contains(#""failed":20"#))
            #expect(outcome.errors.contains("expected an answer to at least one of 20 frames, got none: "))
            #expect(outcome.errors.contains("HTTP 404"))
            #expect(!FileManager.default.fileExists(atPath: rig.path("x.cnrec")))
        }
    }

    @Test func partitionsComeFromARegistryWhileTheEdgeAnswersElsewhere() async throws {
        let rig = try await RunRig()
        let registry = try registry(CacheNetBundle.Bundle.open(at: rig.bundle.path), repository: "models/toys")
        defer { registry.stop() }
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await rig.run(server.url, "--registry", "\(registry.url)/models/toys", "--synchronous")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.summary["accuracy"] == 1)
        #expect((outcome.summary["hits"] ?? 0) > 0 && (outcome.summary["misses"] ?? 0) > 0)
        #expect((outcome.summary["downloads"] ?? 0) > 0)
        // Without a repository it is the model's name, which this registry does not have.
        let unnamed = try await rig.run(server.url, "--registry", registry.url)
        #expect(unnamed.status == 1)
        #expect(unnamed.errors.contains("\(registry.url)/toy"))
        server.kill()
    }

    @Test(arguments: [
        (["--edge", "http://127.0.0.1:65536"], "--edge: expected a port of 1 to 65535"),
        (["--registry", "http://127.0.0.1:65536/toy"], "--registry: expected a port of 1 to 65535"),
        (["--fps", "1e-300"], "--fps: expected 0.001 to 100000.0 frames per second, got 1e-300"),
        (["--fps", "1e300"], "--fps: expected"),
        (["--record-all", "/tmp"], "--record-all: expected a file, got the directory /tmp"),
        (["--log", "/tmp/"], "--log: expected a file, got the directory /tmp/"),
        (["--record-all", "/nowhere/x"], "--record-all: expected a directory that can be written to, got /nowhere"),
        (["--capacity-bytes=-3"], "--capacity-bytes: expected at least 1, got -3"),
    ])
    func whatCannotWorkIsSaidBeforeTheWork(_ arguments: [String], _ message: String) async throws {
        let edge = arguments[0] == "--edge" ? [] : ["--edge", "http://127.0.0.1:1"]
        let outcome = try await CommandLineTool.run(["run", "--source", "cifar10:/nowhere"] + edge + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
    }

    @Test func aPartitionThatIsNotThereIsNoStart() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await rig.run(server.url, "--start-partition", "9")
        server.kill()
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--start-partition: expected 0 to 1, the partitions of toy, got 9"))
        #expect(outcome.summary.isEmpty)
    }

    @Test func aBoundOfBytesThatNoPartitionFitsIntoIsRefused() async throws {
        let rig = try await RunRig()
        let server = try ServerProcess(bundle: rig.bundle)
        let outcome = try await rig.run(server.url, "--capacity", "4", "--capacity-bytes", "10")
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("--capacity-bytes: expected at least"))
        #expect(outcome.summary.isEmpty)
        server.kill()
        let bench = try await CommandLineTool.run([
            "bench", "--bundle", rig.bundle.path, "--source", "cifar10:\(rig.pictures.url.path)", "--capacity-bytes",
            "10",
            "--output", rig.path("results"),
        ])
        #expect(bench.status == 64)
        #expect(bench.errors.contains("--capacity-bytes: expected at least"))
    }
}
