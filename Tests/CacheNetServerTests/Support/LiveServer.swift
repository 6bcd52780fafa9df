import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import CacheNetProtocol
import CacheNetServer
import Foundation
import Logging
import NIOCore
import NIOHTTP1

/// An edge server on a free port of this machine, for as long as a test needs it.
struct LiveServer: Sendable {
    let url: String
    let bundle: CacheNetBundle.Bundle

    struct Answer {
        let status: Int
        let headers: HTTPHeaders
        let body: [UInt8]
        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// - Parameter change: of the toy bundle's specification.
    static func run(
        _ configuration: EdgeServer.Configuration = .init(port: 0), engine: (any InferenceEngine)? = nil,
        change: (inout BundleSpecification) -> Void = { _ in }, _ body: (LiveServer) async throws -> Void
    ) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let onnx = try ONNXEngine()
        var specification = try CalibrationFile.load(directory: Fixtures.toy).specification(name: BundleName("toy"))
        change(&specification)
        let bundle = try BundleWriter(engine: onnx).create(specification, at: directory)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try EdgeServer(
            bundle: bundle, engine: engine ?? onnx, configuration: configuration, logger: logger)
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        let task = Task {
            defer { continuation.finish() }
            try await server.run { continuation.yield($0) }
        }
        var isListening = false
        for await port in ports {
            isListening = true
            do {
                try await body(LiveServer(url: "http://127.0.0.1:\(port)", bundle: bundle))
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
        _ method: HTTPMethod, _ path: String, headers: [String: String] = [:], body: HTTPClientRequest.Body? = nil
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url + path)
        request.method = method
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = body
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
        let content = try await response.body.collect(upTo: 16 << 20)
        return Answer(
            status: Int(response.status.code), headers: response.headers, body: Array(content.readableBytesView))
    }

    func get(_ path: String, _ headers: [String: String] = [:]) async throws -> Answer {
        try await send(.GET, path, headers: headers)
    }

    func infer(_ body: [UInt8], headerLength: String? = nil, model: String = "toy") async throws -> Answer {
        let headers = headerLength.map { [WireNames.headerLength: $0] } ?? [:]
        return try await send(
            .POST, "/v2/models/\(model)/infer", headers: headers, body: .bytes(ByteBuffer(bytes: body)))
    }

    func infer(_ request: InferenceRequest, binary: Bool = true) async throws -> InferenceResponse {
        let (body, length) = request.encode(binary: binary)
        let answer = try await infer(body, headerLength: length?.description)
        guard answer.status == 200 else { throw WireError(.internal, "\(answer.status): \(answer.text)") }
        let header = answer.headers.first(name: WireNames.headerLength).flatMap(Int.init)
        return try InferenceResponse.decode(body: answer.body, headerLength: header)
    }
}
