import Foundation
import Testing

/// A signal leaves nothing half-written behind.
@Suite(.serialized, .timeLimit(.minutes(15))) struct UnfinishedFilesTests {
    /// Often, because a signal that comes while the first directories are being made once left some.
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    func areTakenAlong(number: Int32) async throws {
        for _ in 1...10 {
            let directory = try TemporaryDirectory()
            let render = try await begin(in: directory)
            kill(render.processIdentifier, number)
            render.waitUntilExit()
            #expect(render.terminationReason == .uncaughtSignal && render.terminationStatus == number)
            #expect(try names(in: directory).isEmpty)
        }
    }

    /// Nothing can be done at that moment, but the place is free and the next one clears up.
    @Test func ofAProcessThatWasKilledAreRemovedByTheNext() async throws {
        let directory = try TemporaryDirectory()
        let render = try await begin(in: directory)
        kill(render.processIdentifier, SIGKILL)
        render.waitUntilExit()
        let left = try names(in: directory)
        #expect(left.count == 1 && left != ["out"])
        let outcome = try await CommandLineTool.run([
            "dataset", "render", "walkers:subjects=2,walks=3,frames=2", "--output",
            directory.url.appending(path: "out").path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try names(in: directory) == ["out"])
    }

    @Test func aPlaceThatIsTakenIsNotTouched() async throws {
        let directory = try TemporaryDirectory()
        let place = directory.url.appending(path: "out")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: place.appending(path: "file"))
        let outcome = try await CommandLineTool.run([
            "dataset", "render", "walkers:subjects=2,walks=3,frames=2", "--output", place.path,
        ])
        #expect(outcome.status == 1 && outcome.errors.contains(#"got "file" in it"#), "\(outcome.errors)")
        #expect(try names(in: directory) == ["out"])
    }

    /// - Returns: once it has written something.
    private func begin(in directory: TemporaryDirectory) async throws -> Process {
        let render = CommandLineTool.process([
            "dataset", "render", "walkers:subjects=500,walks=10,frames=100", "--output",
            directory.url.appending(path: "out").path,
        ])
        try render.run()
        while render.isRunning, try names(in: directory).isEmpty { await Task.yield() }
        #expect(try names(in: directory) != ["out"])
        return render
    }

    private func names(in directory: TemporaryDirectory) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: directory.url.path)
    }
}
