import CacheNetProtocol
import CacheNetServer
import Foundation
import Testing

/// A client that does not send on, or takes nothing, does not hold a connection for ever.
@Suite(.timeLimit(.minutes(15))) struct SlowSenderTests {
    @Test(arguments: [
        "G", "GET /v2/health/live HTTP/1.1\r\nHost: x\r\nX-Slow:",
        "POST /v2/models/toy/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{\"inputs\":",
        "POST /v2/models/toy/infer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"inp",
    ])
    func isToldAndCutOff(beginning: String) async throws {
        try await LiveServer.run(.init(port: 0, requestTimeout: .milliseconds(50))) { server in
            let connection = try RawConnection(to: server)
            await connection.send(beginning)
            let answer = await connection.receive()
            #expect(answer.isAtEnd && answer.text.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"), "\(answer.text)")
            let body = try #require(answer.text.components(separatedBy: "\r\n\r\n").last)
            #expect(throws: Never.self) { try WireJSON.decode(ErrorBody.self, from: Array(body.utf8)) }
        }
    }

    @Test func theSecondRequestOfAConnectionCountsFromItsOwnBeginning() async throws {
        try await LiveServer.run(.init(port: 0, requestTimeout: .milliseconds(50))) { server in
            let connection = try RawConnection(to: server)
            await connection.send("GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\n")
            #expect(await !connection.receive(until: #"{"live":true}"#).isAtEnd)
            await connection.send("GET /v2/health/ready")
            let answer = await connection.receive()
            #expect(answer.isAtEnd && answer.text.hasPrefix("HTTP/1.1 408 Request Timeout\r\n"), "\(answer.text)")
        }
    }

    @Test func aBodyThatIsNotReadEndsTheConnectionWithoutASecondAnswer() async throws {
        try await LiveServer.run(.init(port: 0, requestTimeout: .milliseconds(50))) { server in
            let connection = try RawConnection(to: server)
            await connection.send("POST /v2/models/other/infer HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{")
            let answer = await connection.receive()
            // 408 where this machine is too busy to say 404 in time.
            let statuses = ["404 Not Found", "408 Request Timeout"]
            #expect(answer.isAtEnd && statuses.contains { answer.text.hasPrefix("HTTP/1.1 \($0)\r\n") })
            #expect(answer.text.components(separatedBy: "HTTP/1.1 ").count == 2, "\(answer.text)")
        }
    }

    @Test func aSilentConnectionIsClosed() async throws {
        try await LiveServer.run(.init(port: 0, idleTimeout: .milliseconds(50))) { server in
            let answer = await (try RawConnection(to: server)).receive()
            #expect(answer.isAtEnd && answer.text.isEmpty)
        }
    }

    @Test func aClientThatTakesNothingIsCutOff() async throws {
        try await LiveServer.run(.init(port: 0, readerTimeout: .milliseconds(50))) { server in
            let connection = try RawConnection(to: server, buffer: 4096)
            let request = "GET /v2/toy/manifests/latest HTTP/1.1\r\nHost: x\r\n\r\n"
            // Answers of so many requests sent ahead fill every buffer on the way.
            await connection.send(String(repeating: request, count: 50_000))
            await connection.waitForReset()
            let answer = try await server.get("/v2/health/live")
            #expect(answer.status == 200)
        }
    }
}
