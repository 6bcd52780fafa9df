import AsyncHTTPClient
import CacheNetProtocol
import CacheNetServer
import NIOHTTP1
import Testing

/// Clients whose requests wait, over real connections that have all the time in the world.
struct WaitingClientTests {
    private func send(_ request: InferenceRequest, over connection: RawConnection) async {
        let (body, length) = request.encode(binary: true)
        await connection.send(
            "POST /v2/models/toy/infer HTTP/1.1\r\nHost: a\r\ncontent-length: \(body.count)\r\n"
                + "\(WireNames.headerLength): \(length ?? 0)\r\n\r\n")
        await connection.send(body)
    }

    @Test func whoHangsUpIsNotAnswered() async throws {
        let engine = GatedEngine()
        try await LiveServer.run(.init(port: 0, workers: 1, dynamicBatch: 1), engine: engine) { server in
            engine.close()
            let first = try RawConnection(to: server)
            await send(try Fixtures.request(0), over: first)
            await server.waitForRequests(1)
            do {
                let leaving = try RawConnection(to: server)
                await send(try Fixtures.request(1), over: leaving)
                await server.waitForRequests(2)
                withExtendedLifetime(leaving) {}
            }
            await server.waitForRequests(1)
            engine.open()
            #expect(await first.receive(until: "logits").text.hasPrefix("HTTP/1.1 200 OK"))
            #expect(engine.batches == [1])
        }
    }

    @Test func memoryForBodiesIsBounded() async throws {
        try await LiveServer.run(.init(port: 0, bodyMemory: 200)) { server in
            let (body, length) = try Fixtures.request(0, 1, 2).encode(binary: true)
            #expect(body.count > 200)
            let refused = try await server.infer(body, headerLength: length?.description)
            #expect(refused.status == 503 && refused.headers["retry-after"] == ["1"])
            // What was refused or answered has given its bytes back.
            for _ in 0..<3 {
                #expect(try await server.infer(Fixtures.pixels(1), headerLength: "0").status == 200)
            }
        }
    }
}
