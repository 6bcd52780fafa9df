import AsyncHTTPClient
import CacheNetProtocol
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import CacheNetServer

@Suite struct DashboardTests {
    @Test func thePageIsWholeAndAsksNobodyElse() async throws {
        try await LiveServer.run { server in
            let page = try await server.get("/")
            #expect(page.headers.first(name: "Content-Type") == "text/html; charset=utf-8")
            #expect(page.headers.first(name: "Content-Security-Policy")?.hasPrefix("default-src 'none'") == true)
            #expect(page.text.hasPrefix("<!doctype html>"))
            #expect(page.text.hasSuffix("</script>\n"))
        }
    }

    @Test func eventsTellTheState() async throws {
        try await LiveServer.run { server in
            _ = try await server.infer(try Fixtures.request(0, hint: true))
            let report = DeviceReport(model: "toy", version: "1", frames: 10, hits: 9, misses: 1, degraded: 0)
            _ = try await server.send(.PUT, "/devices/camera-1", body: .bytes(try WireJSON.encode(report)))
            let event = try await firstEvent(server)
            let state = try JSONDecoder().decode(State.self, from: Data(event.utf8))
            #expect(state.models.map(\.name) == ["toy"])
            #expect(state.models[0].requests == 1)
            #expect(state.models[0].hints == ["0": 1])
            #expect(state.devices.map(\.id) == ["camera-1"])
            #expect(state.devices[0].hits == 9)
            #expect(state.server.connections >= 1)
        }
    }

    /// Each holds a connection; whoever leaves makes room.
    @Test func soManyMayLook() async throws {
        try await LiveServer.run { server in
            var configuration = HTTPClient.Configuration()
            configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 40
            let client = HTTPClient(configuration: configuration)
            let all = try await withThrowingTaskGroup { group in
                for _ in 0..<33 {
                    group.addTask {
                        try await client.execute(
                            HTTPClientRequest(url: "\(server.url)/dashboard/events"), timeout: .seconds(20))
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(all.filter { $0.status == .ok }.count == 32)
            #expect(all.filter { $0.status == .serviceUnavailable }.count == 1)
            try await client.shutdown()
            while try await server.get("/metrics").text.contains("cachenet_http_connections 33\n") {}
            _ = try await firstEvent(server)
        }
    }

    private struct State: Decodable {
        struct Server: Decodable { let connections: Int }
        struct Model: Decodable {
            let name: String
            let requests: Int
            let hints: [String: Int]
        }
        struct Device: Decodable {
            let id: String
            let hits: Int
        }
        let server: Server
        let models: [Model]
        let devices: [Device]
    }

    private func firstEvent(_ server: LiveServer) async throws -> String {
        while true {
            let response = try await HTTPClient.shared.execute(
                HTTPClientRequest(url: "\(server.url)/dashboard/events"), timeout: .seconds(20))
            guard response.status == .ok else { continue }
            var text = ""
            for try await chunk in response.body {
                text += String(buffer: chunk)
                if text.hasSuffix("\n\n") { break }
            }
            #expect(text.hasPrefix("event: state\ndata: {"))
            return String(text.dropFirst("event: state\ndata: ".count).prefix { $0 != "\n" })
        }
    }
}
