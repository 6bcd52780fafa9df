import Foundation
import Testing

/// At the limit of open files a server lets those wait whom it cannot accept.
@Suite(.serialized, .timeLimit(.minutes(15))) struct OpenFilesTests {
    private static let request = "GET /v2/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    @Test func everyoneIsServedInTheEnd() throws {
        let bundle = try ToyBundle()
        let server = try ServerProcess(bundle: bundle.url, openFiles: 64)
        let clients = try (0..<100).map { _ in try PlainConnection(port: server.port) }
        for client in clients {
            client.send(Self.request)
            #expect(client.receive().hasPrefix("HTTP/1.1 200 OK\r\n"))
            client.close()
        }
    }

    @Test func aLimitThatLeavesNothingIsAnError() async throws {
        let bundle = try ToyBundle()
        let outcome = try await CommandLineTool.run(
            [
                "-c", "ulimit -n 12 && exec \"$0\" \"$@\"", CommandLineTool.url.path, "serve", "--bundle",
                bundle.url.path,
            ],
            executable: URL(filePath: "/bin/sh"))
        #expect(
            outcome.status == 1 && outcome.errors.contains("open files: expected a limit of at least"), "\(outcome)")
    }

    /// Files that a server opens leave no room for connections that it thought it could accept.
    @Test func aServerThatCannotAcceptWaits() throws {
        let bundle = try ToyBundle()
        let log = try TemporaryDirectory()
        let file = log.url.appending(path: "errors")
        let server = try ServerProcess(bundle: bundle.url, errors: file)
        let first = try PlainConnection(port: server.port)
        first.send(Self.request)
        #expect(first.receive().hasPrefix("HTTP/1.1 200 OK\r\n"))
        try server.limitOpenFiles(beyondThoseNow: 2)

        let others = try (0..<12).map { _ in try PlainConnection(port: server.port) }
        let last = try PlainConnection(port: server.port)
        last.send(Self.request)
        let before = try server.processorSeconds()
        let start = ContinuousClock.now
        #expect(!last.isReadable(within: .seconds(4)))
        let waited = start.duration(to: .now) / .seconds(1)
        // A server that tries again and again takes all that the machine gives it.
        #expect(try server.processorSeconds() - before < waited / 20)

        for other in others { other.close() }
        #expect(last.receive().hasPrefix("HTTP/1.1 200 OK\r\n"))
        let said = try String(contentsOf: file, encoding: .utf8)
        #expect(said.components(separatedBy: "cannot be accepted").count == 2, "\(said)")
    }
}
