import CacheNetBundle
import Foundation
import Testing

/// A run that is cut off goes on to the bundle of one that is not.
@Suite(.serialized) struct InterruptionTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        try FileManager.default.createDirectory(atPath: directory("run"), withIntermediateDirectories: true)
    }

    private static let options = [
        "--dataset", SmallRun.dataset, "--partitions", "2", "--full", "resnet:8x1", "--partition", "resnet:4x1",
        "--epochs", "4", "--fallback-epochs", "4", "--partition-epochs", "12", "--precision", "float32", "--threads",
        "1",
    ]

    /// What an uninterrupted run gives.
    private static let reference = Result {
        let directory = try TemporaryDirectory()
        let ending = try Trainer.run(
            options + ["--output", directory("walkers.bundle"), "--run", directory("run")])
        try #require(ending.status == 0, "\(ending.errors)")
        return (bundle: try digest(directory("walkers.bundle")), epochs: try epochs(directory("run")))
    }

    private static func digest(_ path: String) throws -> String { "\(try Bundle.open(at: path).description.digest)" }

    /// Stage and number of each line of `metrics.csv`.
    private static func epochs(_ run: String) throws -> [String] {
        String(decoding: try TemporaryDirectory.read("\(run)/metrics.csv"), as: UTF8.self).split(separator: "\n")
            .map { $0.split(separator: ",").prefix(2).joined(separator: " ") }
    }

    private func start() throws -> Trainer {
        try Trainer(Self.options + ["--output", directory("walkers.bundle"), "--run", directory("run")])
    }

    private func expectTheSameBundleAfterResuming() throws {
        let ending = try Trainer.run(["--resume", directory("run")])
        #expect(ending.status == 0, "\(ending.errors)")
        #expect(ending.output.contains(directory("walkers.bundle")))
        let reference = try Self.reference.get()
        #expect(try Self.digest(directory("walkers.bundle")) == reference.bundle)
        #expect(try Self.epochs(directory("run")) == reference.epochs)
    }

    @Test(arguments: ["full", "encoder", "partition-0"])
    func aKilledRunGoesOn(stage: String) throws {
        let watch = try DirectoryWatch(directory("run"))
        let trainer = try start()
        try watch.wait(for: "\(stage).checkpoint.safetensors")
        trainer.send(SIGKILL)
        #expect(try trainer.wait().status == -SIGKILL)
        #expect(!FileManager.default.fileExists(atPath: directory("walkers.bundle")))
        try expectTheSameBundleAfterResuming()
    }

    @Test(arguments: [SIGINT, SIGTERM])
    func aRequestToStopEndsWithAWayToGoOn(signal: Int32) throws {
        let watch = try DirectoryWatch(directory("run"))
        let trainer = try start()
        try watch.wait(for: "partition-0.checkpoint.safetensors")
        trainer.send(signal)
        let ending = try trainer.wait()
        #expect(ending.status == 130)
        #expect(ending.errors.hasSuffix("; go on with: cachenet train --resume \(directory("run"))\n"))
        #expect(ending.output.isEmpty)
        try expectTheSameBundleAfterResuming()
    }

    @Test func aFullDiskKeepsTheCheckpointBefore() throws {
        let watch = try DirectoryWatch(directory("run"))
        let trainer = try start()
        let checkpoint = "partition-0.checkpoint.safetensors"
        try watch.wait(for: checkpoint)
        trainer.send(SIGKILL)
        _ = try trainer.wait()
        let before = try TemporaryDirectory.read(directory("run/\(checkpoint)"))

        // Enough for what is small, too little for a checkpoint.
        #expect(before.count > 40 << 10)
        let ending = try Trainer.run(["--resume", directory("run")], fileSizeLimit: 40)
        #expect(ending.status == 1)
        #expect(ending.errors.contains("Error: cannot write \(directory("run/\(checkpoint)")): File too large"))
        #expect(try TemporaryDirectory.read(directory("run/\(checkpoint)")) == before)
        #expect(!FileManager.default.fileExists(atPath: directory("run/\(checkpoint).partial")))
        try expectTheSameBundleAfterResuming()
    }
}
