import CacheNetBundle
import CacheNetONNX
import CacheNetServer
import Foundation
import Logging

/// The toy bundle and an edge server that serves it, for as long as a test needs them.
enum ToyServer {
    static func run(_ body: (CacheNetBundle.Bundle, _ port: Int) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let models = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/toy").path
        let engine = try ONNXEngine()
        let specification = try CalibrationFile.load(directory: models).specification(name: BundleName("toy"))
        let bundle = try BundleWriter(engine: engine).create(specification, at: directory)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try EdgeServer(bundles: [bundle], engine: engine, configuration: .init(port: 0), logger: logger)
        let (ports, announced) = AsyncStream<Int>.makeStream()
        let serving = Task {
            defer { announced.finish() }
            try await server.run { announced.yield($0.http) }
        }
        defer { serving.cancel() }
        for await port in ports {
            try await body(bundle, port)
            break
        }
        serving.cancel()
        _ = await serving.result
    }
}
