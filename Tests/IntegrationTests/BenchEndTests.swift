import Foundation
import Testing

/// However `cachenet bench` ends, its edge server ends too.
@Suite(.serialized, .timeLimit(.minutes(15))) struct BenchEndTests {
    /// - Parameter signals: sent one right after the other.
    /// - Parameter isEarly: at once, or when the comparison is under way.
    @Test(arguments: [
        ([SIGKILL], false), ([SIGINT, SIGINT], false), ([SIGTERM], false), ([SIGHUP], false), ([SIGQUIT], false),
        ([SIGINT], true), ([SIGKILL], true),
    ])
    func takesItsServerAlong(signals: [Int32], isEarly: Bool) async throws {
        let directory = try TemporaryDirectory()
        let pictures = try ToyPictures()
        let bundle = try ToyBundle(models: ToyBundle.quickstart)
        let bench = CommandLineTool.process([
            "bench", "--bundle", bundle.url.path, "--source", "cifar10:\(pictures.url.path)", "--frames", "1000000",
            "--link", "wifi", "--output", directory.url.appending(path: "results").path,
        ])
        // The server has this end as well: it is closed once both are gone.
        let errors = Pipe()
        bench.standardOutput = FileHandle.nullDevice
        bench.standardError = errors
        try bench.run()
        try? errors.fileHandleForWriting.close()
        let end = errors.fileHandleForReading
        // Progress is shown there.
        if !isEarly { #expect(!end.availableData.isEmpty) }
        for number in signals { kill(bench.processIdentifier, number) }
        bench.waitUntilExit()
        #expect(bench.terminationReason == .uncaughtSignal || bench.terminationStatus > 128)
        while !end.availableData.isEmpty {}
    }
}
