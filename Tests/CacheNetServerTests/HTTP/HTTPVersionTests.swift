import CacheNetProtocol
import CacheNetServer
import Foundation
import Testing

/// Who may send another request on a connection, and who is told that the body may come.
@Suite(.timeLimit(.minutes(15))) struct HTTPVersionTests {
    @Test(arguments: [
        "GET /v2/health/live HTTP/1.0\r\n\r\n", "GET /v2/health/live HTTP/1.0\r\nConnection: close\r\n\r\n",
        "GET /v2/health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /v2/health/live HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n",
    ])
    func theServerClosesAfterTheAnswer(request: String) async throws {
        try await LiveServer.run { server in
            let connection = try RawConnection(to: server)
            await connection.send(request)
            let answer = await connection.receive()
            #expect(answer.isAtEnd)
            #expect(answer.text.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.text.hasSuffix(#"{"live":true}"#))
            #expect(answer.text.lowercased().contains("\r\nconnection: close\r\n"))
        }
    }

    @Test func oldClientsThatKeepTheConnectionAreToldSo() async throws {
        try await LiveServer.run { server in
            let connection = try RawConnection(to: server)
            for _ in 0..<2 {
                await connection.send("GET /v2/health/ready HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n")
                let answer = await connection.receive(until: #"{"ready":true}"#)
                #expect(!answer.isAtEnd)
                #expect(answer.text.lowercased().contains("\r\nconnection: keep-alive\r\n"))
                #expect(answer.text.lowercased().contains("\r\ncontent-length: 14\r\n"))
            }
        }
    }

    @Test func requestsSentAheadAreAnsweredInOrder() async throws {
        try await LiveServer.run { server in
            let connection = try RawConnection(to: server)
            await connection.send(
                "GET /v2/health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /v2/health/ready HTTP/1.0\r\n\r\nGET /v2 HTTP/1.1\r\n\r\n"
            )
            let answer = await connection.receive()
            #expect(answer.isAtEnd)
            // The second one ends the connection, so the third does not count.
            #expect(answer.text.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
            #expect(answer.text.contains(#"{"live":true}"#) && answer.text.hasSuffix(#"{"ready":true}"#))
        }
    }

    @Test func whatIsNoRequestIsRefusedAndTheConnectionEnds() async throws {
        try await LiveServer.run { server in
            let connection = try RawConnection(to: server)
            await connection.send("hello\r\n\r\n")
            let answer = await connection.receive()
            #expect(answer.isAtEnd && answer.text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    @Test func whoExpectsToContinueIsToldAtOnce() async throws {
        try await LiveServer.run { server in
            let (body, length) = try Fixtures.request(0).encode(binary: true)
            let connection = try RawConnection(to: server)
            await connection.send(Self.head(bytes: body.count, headerLength: length))
            // Nothing of the body is sent before this.
            let interim = await connection.receive(until: "\r\n\r\n")
            #expect(interim.text == "HTTP/1.1 100 Continue\r\n\r\n")
            await connection.send(body)
            #expect(await connection.receive(until: "\r\n\r\n").text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
    }

    @Test func aRefusalComesInPlaceOfContinue() async throws {
        try await LiveServer.run(.init(port: 0, maxBodyBytes: 1000)) { server in
            for (head, status) in [
                (Self.head(bytes: 1001), "413 Payload Too Large"),
                (Self.head(bytes: 10, model: "other"), "404 Not Found"),
            ] {
                let connection = try RawConnection(to: server)
                await connection.send(head)
                let answer = await connection.receive()
                #expect(answer.isAtEnd && answer.text.hasPrefix("HTTP/1.1 \(status)\r\n"), "\(answer.text)")
                #expect(answer.text.lowercased().contains("\r\nconnection: close\r\n"))
            }
        }
    }

    @Test func oldClientsNeverGetContinue() async throws {
        try await LiveServer.run { server in
            let (body, length) = try Fixtures.request(0).encode(binary: true)
            let connection = try RawConnection(to: server)
            let head = Self.head(bytes: body.count, headerLength: length)
            await connection.send(head.replacing("HTTP/1.1", with: "HTTP/1.0"))
            await connection.send(body)
            #expect(await connection.receive().text.hasPrefix("HTTP/1.1 200 OK\r\n"))
        }
    }

    private static func head(bytes: Int, headerLength: Int? = nil, model: String = "toy") -> String {
        let binary = headerLength.map { "Inference-Header-Content-Length: \($0)\r\n" } ?? ""
        return """
            POST /v2/models/\(model)/infer HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n\(binary)\
            Content-Length: \(bytes)\r\n\r\n
            """
    }
}
