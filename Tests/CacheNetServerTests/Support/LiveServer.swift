import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import CacheNetProtocol
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Testing

@testable import CacheNetServer

/// An edge server on a free port of this machine, for as long as a test needs it.
struct LiveServer: Sendable {
    let url: String
    /// Where the server speaks gRPC, if it does.
    let grpcPort: Int?
    let bundle: CacheNetBundle.Bundle
    /// Changes who may ask.
    let apply: @Sendable (EdgeServer.AccessPolicy) -> Void
    /// Serves other bundles from now on.
    let serve: @Sendable ([CacheNetBundle.Bundle]) throws -> [String]
    /// How many requests run or wait.
    let requests: @Sendable () -> Int
    /// Ends the server, and returns once it has ended.
    let stop: @Sendable () async -> Void

    struct Answer {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// - Parameters:
    ///   - upstream: the address of a model that answers in place of the full one.
    ///   - change: of the toy bundle's specification.
    static func run(
        _ configuration: EdgeServer.Configuration = .init(port: 0), access: EdgeServer.AccessPolicy = .init(),
        engine: (any InferenceEngine)? = nil,
        fullAt upstream: String? = nil, change: (inout BundleSpecification) -> Void = { _ in },
        _ body: (LiveServer) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let onnx = try ONNXEngine()
        var specification = try CalibrationFile.load(directory: Fixtures.toy).specification(name: BundleName("toy"))
        change(&specification)
        let bundle = try BundleWriter(engine: onnx).create(specification, at: directory)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        var full: UpstreamModel?
        if let upstream { full = try await UpstreamModel(at: upstream, for: bundle.description) }
        let server = try EdgeServer(
            bundles: [bundle], engine: engine ?? onnx, upstream: full, access: access, configuration: configuration,
            logger: logger)
        let (listening, continuation) = AsyncStream<EdgeServer.Ports>.makeStream()
        let task = Task {
            defer { continuation.finish() }
            try await server.run { continuation.yield($0) }
        }
        var isListening = false
        for await ports in listening {
            isListening = true
            do {
                let live = LiveServer(
                    url: "http\(configuration.tls == nil ? "" : "s")://127.0.0.1:\(ports.http)", grpcPort: ports.grpc,
                    bundle: bundle, apply: { server.apply($0) }, serve: { try server.serve($0) },
                    requests: { server.pendingRequests },
                    stop: {
                        task.cancel()
                        _ = await task.result
                    })
                try await body(live)
            } catch {
                task.cancel()
                _ = await task.result
                throw error
            }
            break
        }
        // A server that never listened says why.
        if !isListening { try await task.value }
        task.cancel()
        _ = await task.result
    }

    func send(
        _ method: HTTPMethod, _ path: String, headers: [String: String] = [:], body: HTTPClientRequest.Body? = nil,
        client: HTTPClient = .shared
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = body
        let response = try await client.execute(request, timeout: .seconds(20))
        let content = try await response.body.collect(upTo: 16 << 20)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(content.readableBytesView))
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send(.GET, path, headers: headers)
    }

    /// Of the toy bundle.
    static func description() throws -> BundleDescription {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let specification = try CalibrationFile.load(directory: Fixtures.toy).specification(name: BundleName("toy"))
        return try BundleWriter(engine: try ONNXEngine()).create(specification, at: directory).description
    }

    func statistics() async throws -> ModelStatistics {
        let body = try await get("/v2/models/toy/stats").body
        return try #require(try WireJSON.decode(StatisticsBody.self, from: body).modelStats.first)
    }

    func index(_ body: String = "") async throws -> [RepositoryIndexEntry] {
        let answer = try await send(.POST, "/v2/repository/index", body: .bytes(Array(body.utf8)))
        return try WireJSON.decode([RepositoryIndexEntry].self, from: answer.body)
    }

    /// Puts another bundle where the server's is.
    func replaceBundle(_ specification: BundleSpecification) async throws {
        try BundleWriter(engine: try ONNXEngine()).create(specification, at: bundle.store.path, force: true)
    }

    /// Returns once so many requests run or wait.
    func waitForRequests(_ count: Int) async {
        while requests() != count { await Task.yield() }
    }

    func infer(_ body: [UInt8], headerLength: String? = nil, model: String = "toy") async throws -> Answer {
        let headers = headerLength.map { [WireNames.headerLength: $0] } ?? [:]
        return try await send(
            .POST, "/v2/models/\(model)/infer", headers: headers, body: .bytes(ByteBuffer(bytes: body)))
    }

    func infer(_ request: InferenceRequest, binary: Bool = true) async throws -> InferenceResponse {
        let (body, length) = request.encode(binary: binary)
        let answer = try await infer(body, headerLength: length?.description)
        guard answer.status == 200 else { throw InferenceError(.internal, "\(answer.status): \(answer.text)") }
        let header = answer.headers.first(name: WireNames.headerLength).flatMap(Int.init)
        return try InferenceResponse.decode(MessageBody(answer.body, headerLength: header))
    }
}
