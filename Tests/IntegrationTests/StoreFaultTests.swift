import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import Foundation
import Testing

/// A device's store that is full, was torn down in the middle of a fetch, or was damaged.
@Suite(.serialized) struct StoreFaultTests {
    @Test(.timeLimit(.minutes(15)))
    func whatIsInTheStoreNeedsNoDownloadAndDamageIsRepaired() async throws {
        let toy = try ToyBundle()
        let server = try ServerProcess(bundle: toy.url)
        let directory = try TemporaryDirectory()

        func start() async throws -> (first: Origin, downloads: Int) {
            let store = try ContentStore(path: directory.url.path)
            let device = try await toy.device(edge: server.url, store: store)
            let first = try await device.infer(ToyBundle.frame(.blue))
            #expect(first.origin == .hit || first.hint == 1)
            await device.settle()
            #expect(await device.active == 1)
            #expect(try await device.infer(ToyBundle.frame(.blue)).origin == .hit)
            await device.shutdown()
            let report = await device.report
            return (first.origin, report.downloads)
        }
        #expect(try await start() == (.miss, 1))
        let blobs = directory.url.appending(path: "blobs/sha256")
        let partition = try #require(try CacheNetBundle.Bundle.open(at: toy.url.path).description.model(.partition(1)))
        let blob = blobs.appending(path: partition.digest.hex)
        #expect(try await start() == (.hit, 0))

        let sound = try Data(contentsOf: blob)
        var bytes = sound
        bytes[bytes.count / 2] ^= 1
        try FileManager.default.removeItem(at: directory.url.appending(path: "prepared"))
        try bytes.write(to: blob)
        #expect(try await start() == (.miss, 1))
        #expect(try Data(contentsOf: blob) == sound)
        #expect(try await start() == (.hit, 0))
        server.kill()
    }

    @Test(.timeLimit(.minutes(15)))
    func aStoreRemembersTheBundleWhileTheEdgeIsAway() async throws {
        let toy = try ToyBundle()
        let server = try ServerProcess(bundle: toy.url)
        let directory = try TemporaryDirectory()
        let store = try ContentStore(path: directory.url.path)
        let device = try await toy.device(edge: server.url, store: store)
        try await device.start(with: .partition(0))
        let partition = try #require(device.bundle.model(.partition(0)))
        await device.shutdown()
        #expect(store.contains(partition))
        server.kill()

        let offline = try await toy.device(edge: server.url, store: ContentStore(path: directory.url.path))
        try await offline.start(with: .partition(0))
        #expect(try await offline.infer(ToyBundle.frame(.red)).origin == .hit)
        #expect(try await offline.infer(ToyBundle.frame(.blue)).origin == .degraded)
    }

    /// Needs the right to mount a small file system; says so where it has none.
    @Test(.enabled(if: SmallDisk.isPossible, "no right to mount a file system here"), .timeLimit(.minutes(15)))
    func aFullDiskCostsAWarningNotAnAnswer() async throws {
        let toy = try ToyBundle()
        let server = try ServerProcess(bundle: toy.url)
        let disk = try SmallDisk(kilobytes: 64)
        let store = try ContentStore(path: disk.url.appending(path: "store").path)
        let device = try await toy.device(edge: server.url, store: store)
        try disk.fill()
        #expect(try await device.infer(ToyBundle.frame(.blue)).origin == .miss)
        await device.settle()
        #expect(try await device.infer(ToyBundle.frame(.blue)).origin == .hit)
        await device.shutdown()
        #expect(await device.report.storeFailures == 1)
        let left = try FileManager.default.contentsOfDirectory(atPath: disk.url.appending(path: "store/ingest").path)
        #expect(left.isEmpty)
        server.kill()
    }

    @Test(.timeLimit(.minutes(15)))
    func aDeviceKilledDuringAFetchStartsClean() async throws {
        let pictures = try ToyPictures()
        let edge = try StalledEdge()
        defer { edge.stop() }
        let directory = try TemporaryDirectory()
        let arguments = [
            "run", "--source", "cifar10:\(pictures.url.path)", "--frames", "200", "--seed", "3", "--quiet", "--json",
            "--store", directory.url.path, "--model", "toy",
        ]
        let device = CommandLineTool.process(arguments + ["--edge", edge.url, "--fps", "100"])
        device.standardOutput = FileHandle.nullDevice
        device.standardError = FileHandle.nullDevice
        try device.run()
        try await eventually { edge.isFetching }
        kill(device.processIdentifier, SIGKILL)
        device.waitUntilExit()

        let server = try ServerProcess(bundle: edge.bundle)
        let outcome = try await CommandLineTool.run(arguments + ["--edge", server.url, "--synchronous"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let summary = try JSONDecoder().decode([String: Double].self, from: Data(outcome.output.utf8))
        #expect(summary["frames"] == 200)
        #expect(summary["fetch_failures"] == 0)
        #expect((summary["hits"] ?? 0) > 0)
        server.kill()
    }
}

/// Waits for something that happens on its own, soon unless the machine has other things to do.
func eventually(_ condition: () async throws -> Bool) async throws {
    let deadline = ContinuousClock.now + .seconds(300)
    while try await !condition() {
        guard ContinuousClock.now < deadline else {
            Issue.record("it did not happen within 300 s")
            return
        }
        await Task.yield()
    }
}
