import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetGRPC
import CacheNetProtocol
import CacheNetTransport
import NIOCore
import NIOHTTP1
import Testing

@testable import CacheNetServer

/// Tokens, over both protocols.
@Suite struct AccessTests {
    private static func token(
        _ text: String, _ scopes: Set<AccessToken.Scope>, models: Set<String>? = nil
    ) -> AccessToken {
        AccessToken(name: "\(text)-name", digest: .sha256(of: Array(text.utf8)), scopes: scopes, models: models)
    }

    private static let policy = EdgeServer.AccessPolicy(tokens: [
        token("camera", [.device]), token("other", [.device], models: ["another"]), token("scraper", [.metrics]),
        token("boss", [.admin]),
    ])

    static let open = ["/v2", "/v2/health/live", "/v2/health/ready", "/"]
    static let ofDevices = [
        "/v2/models/toy", "/v2/models/toy/stats", "/v2/models/toy/config", "/v2/toy/manifests/latest",
    ]

    @Test(arguments: open)
    func someIsOpenToEverybody(path: String) async throws {
        try await LiveServer.run(access: Self.policy) { server in
            let first = try await server.get(path).status
            #expect(first == 200)
        }
    }

    @Test(arguments: ofDevices)
    func aDevicesTokenOpensItsModels(path: String) async throws {
        try await LiveServer.run(access: Self.policy) { server in
            let stranger = try await server.get(path)
            #expect(stranger.status == 401)
            #expect(stranger.headers.first(name: "WWW-Authenticate") == "Bearer")
            #expect(try await server.get(path, ["Authorization": "Bearer wrong"]).status == 401)
            #expect(try await server.get(path, ["Authorization": "Basic camera"]).status == 401)
            #expect(try await server.get(path, ["Authorization": "Bearer other"]).status == 403)
            #expect(try await server.get(path, ["Authorization": "Bearer scraper"]).status == 403)
            #expect(try await server.get(path, ["Authorization": "bearer camera"]).status == 200)
            #expect(try await server.get(path, ["Authorization": "Bearer boss"]).status == 200)
        }
    }

    @Test func aRefusalOfAHeadHasNoBody() async throws {
        try await LiveServer.run(access: Self.policy) { server in
            let answer = try await server.send(.HEAD, "/v2/toy/manifests/latest")
            #expect(answer.status == 401 && answer.body.isEmpty)
            #expect(answer.headers.first(name: "Connection") == nil)
        }
    }

    @Test func registriesAnswerInTheirOwnWords() async throws {
        try await LiveServer.run(access: Self.policy) { server in
            let stranger = try await server.get("/v2/toy/manifests/latest")
            #expect(stranger.text.contains(#""code":"UNAUTHORIZED""#))
            let other = try await server.get("/v2/toy/manifests/latest", ["Authorization": "Bearer other"])
            #expect(other.text.contains(#""code":"DENIED""#))
        }
    }

    @Test func metricsAndTheDashboardHaveScopesOfTheirOwn() async throws {
        try await LiveServer.run(access: Self.policy) { server in
            #expect(try await server.get("/metrics", ["Authorization": "Bearer camera"]).status == 403)
            #expect(try await server.get("/metrics", ["Authorization": "Bearer scraper"]).status == 200)
            #expect(try await server.get("/dashboard/events", ["Authorization": "Bearer scraper"]).status == 403)
            let load = try await server.send(
                .POST, "/v2/repository/models/toy/unload", headers: ["Authorization": "Bearer camera"])
            #expect(load.status == 403)
        }
    }

    @Test func aListShowsWhatTheTokenIsFor() async throws {
        try await LiveServer.run(access: Self.policy) { server in
            func index(_ token: String) async throws -> String {
                try await server.send(
                    .POST, "/v2/repository/index", headers: ["Authorization": "Bearer \(token)"]
                ).text
            }
            #expect(try await index("camera").contains("toy"))
            #expect(try await index("other") == "[]")
            let statistics = try await server.get("/v2/models/stats", ["Authorization": "Bearer other"])
            #expect(statistics.text == #"{"model_stats":[]}"#)
        }
    }

    /// What a stranger sends is not read: the connection ends with the answer.
    @Test func aStrangersBodyIsNotRead() async throws {
        try await LiveServer.run(access: Self.policy) { server in
            let answer = try await server.infer(Array(repeating: 1, count: 2000))
            #expect(answer.status == 401)
            #expect(answer.headers.first(name: "Connection") == "close")
            #expect(
                try await server.get("/metrics", ["Authorization": "Bearer scraper"]).text
                    .contains("cachenet_refused_total{reason=\"unauthorized\"} 1"))
        }
    }

    @Test func aNewPolicyCountsAtOnce() async throws {
        try await LiveServer.run(access: Self.policy) { server in
            let first = try await server.get("/v2/models/toy", ["Authorization": "Bearer camera"]).status
            #expect(first == 200)
            server.apply(.init(tokens: [Self.token("fresh", [.device])]))
            #expect(try await server.get("/v2/models/toy", ["Authorization": "Bearer camera"]).status == 401)
            #expect(try await server.get("/v2/models/toy", ["Authorization": "Bearer fresh"]).status == 200)
        }
    }

    @Test func aClientThatAsksTooOftenIsToldSo() async throws {
        try await LiveServer.run(access: .init(limits: .init(requestsPerSecond: 0.001, burst: 2))) { server in
            for _ in 0..<2 { #expect(try await server.get("/v2/models/toy").status == 200) }
            let refused = try await server.get("/v2/models/toy")
            #expect(refused.status == 429)
            #expect(refused.headers.first(name: "Retry-After") == "1")
            #expect(try await server.get("/v2/health/ready").status == 200)
        }
    }

    @Test(arguments: ["", "se cret", "secret\r\nHost: other", "sécret"])
    func aTokenThatNoHeaderCanHoldIsRefusedAndNotRepeated(token: String) {
        let error = #expect(throws: TransportError.self) {
            try EdgeConnection(credentials: EdgeCredentials(token: token))
        }
        #expect(error?.code == .invalidAddress)
        #expect(error?.message.contains("cret") == false)
    }

    @Test func overGRPCAsWell() async throws {
        try await LiveServer.run(.init(port: 0, grpcPort: 0), access: Self.policy) { server in
            let address = try GRPCAddress("grpc://127.0.0.1:\(try #require(server.grpcPort))")
            func ask(_ token: String?) async throws(TransportError) -> EdgeAnswer {
                let edge = try GRPCEdgeClient(
                    address: address, model: "toy", bundle: server.bundle.description,
                    credentials: EdgeCredentials(token: token))
                let frame: Tensor
                do {
                    frame = try Tensor(elementType: .uint8, shape: [1, 3, 4, 4], bytes: Fixtures.pixels(0))
                } catch {
                    throw TransportError(.invalidResponse, "\(error)")
                }
                return try await edge.infer(frame, timeout: .seconds(20))
            }
            #expect(try await ask("camera").logits.count == 3)
            for (token, word) in [
                (nil, "unauthenticated"), ("wrong", "unauthenticated"), ("other", "permissionDenied"),
            ] {
                let error = await #expect(throws: TransportError.self) { _ = try await ask(token) }
                #expect(error?.code == .rejected)
                #expect(error?.message.contains(word) == true, "\(error?.message ?? "")")
            }
            let metrics = try await server.get("/metrics", ["Authorization": "Bearer scraper"]).text
            #expect(metrics.contains("cachenet_grpc_responses_total{status=\"ok\"} 1\n"))
            #expect(metrics.contains("cachenet_grpc_responses_total{status=\"unauthenticated\"} 2\n"))
        }
    }
}
