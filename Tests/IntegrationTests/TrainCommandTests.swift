import Foundation
import Testing

struct TrainCommandTests {
    /// A `cachenet` alone in a directory has no trainer beside it.
    @Test func aMissingTrainerIsSaid() async throws {
        let directory = try TemporaryDirectory()
        let copy = directory.url.appending(path: "cachenet")
        try FileManager.default.copyItem(at: CommandLineTool.url, to: copy)
        let outcome = try await CommandLineTool.run(["train", "--dataset", "walkers"], executable: copy)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(directory.url.appending(path: "cachenet-train").path))
        #expect(outcome.errors.contains("make build-training"))
    }

    /// Threads of a pool block signals, and the trainer becomes what such a thread is.
    @Test func theTrainerHearsEverySignal() async throws {
        let directory = try TemporaryDirectory()
        let copy = directory.url.appending(path: "cachenet")
        try FileManager.default.copyItem(at: CommandLineTool.url, to: copy)
        let trainer = directory.url.appending(path: "cachenet-train")
        try Data("#!/bin/sh\ngrep SigBlk /proc/self/status\n".utf8).write(to: trainer)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: trainer.path)
        let outcome = try await CommandLineTool.run(["train"], executable: copy)
        #expect(outcome.status == 0)
        #expect(outcome.output == "SigBlk:\t0000000000000000\n")
    }

    @Test func argumentsReachTheTrainer() async throws {
        let directory = try TemporaryDirectory()
        let copy = directory.url.appending(path: "cachenet")
        try FileManager.default.copyItem(at: CommandLineTool.url, to: copy)
        let trainer = directory.url.appending(path: "cachenet-train")
        try Data("#!/bin/sh\necho \"$OMP_WAIT_POLICY: $*\"\nexit 3\n".utf8).write(to: trainer)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: trainer.path)
        let outcome = try await CommandLineTool.run(["train", "--seed", "7", "--help"], executable: copy)
        #expect(outcome.status == 3)
        #expect(outcome.output == "passive: --seed 7 --help\n")
    }
}
