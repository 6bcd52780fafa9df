import AsyncHTTPClient
import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetONNX
import CacheNetServer
import CacheNetTransport
import Foundation
import Logging

/// An edge server of this process on a loopback socket, and devices that talk to it.
final class LoopbackEdge: Sendable {
    private let directory: TemporaryDirectory
    private let serving: Task<Void, any Error>
    let url: String
    private let name: String
    private let engine: any InferenceEngine

    /// - Parameters:
    ///   - models: a directory with a `calibration.json` and the models that it names.
    ///   - engine: of the server and of the devices; ONNX Runtime unless given.
    convenience init(models: URL, name: String, engine: (any InferenceEngine)? = nil) async throws {
        let directory = try TemporaryDirectory()
        let specification = try CalibrationFile.load(directory: models.path).specification(name: BundleName(name))
        let bundle = try BundleWriter(engine: engine ?? ONNXEngine()).create(
            specification, at: directory.url.appending(path: "\(name).bundle").path)
        try await self.init(bundle, in: directory, engine: engine)
    }

    /// - Parameters:
    ///   - directory: where the bundle lies; kept for as long as the edge.
    ///   - engine: of the server and of the devices; ONNX Runtime unless given.
    init(
        _ bundle: CacheNetBundle.Bundle, in directory: TemporaryDirectory,
        engine: (any InferenceEngine)? = nil
    ) async throws {
        self.directory = directory
        let engine = try engine ?? ONNXEngine()
        self.engine = engine
        name = "\(bundle.description.config.name)"
        var logger = Logger(label: "edge")
        // Not a line for each request.
        logger.logLevel = .warning
        let server = try EdgeServer(bundles: [bundle], engine: engine, configuration: .init(port: 0), logger: logger)
        let (ports, announced) = AsyncStream.makeStream(of: Int.self)
        serving = Task {
            defer { announced.finish() }
            try await server.run { announced.yield($0.http) }
        }
        var port: Int?
        for await announcement in ports {
            port = announcement
            break
        }
        guard let port else { throw POSIXError(.ECONNREFUSED) }
        url = "http://127.0.0.1:\(port)"
    }

    func device(
        _ configuration: DeviceConfiguration, gate: GateChoice = .best, policy: OnlinePolicy = .lru,
        startingWith first: PartitionID?
    ) async throws -> Device {
        let device = try await makeDevice(
            edge: url, inference: url, name: name, configuration: configuration, gate: gate, policy: policy,
            engine: engine)
        if let first { try await device.start(with: .partition(first)) }
        return device
    }

    func stop() async throws {
        serving.cancel()
        _ = await serving.result
    }
}

/// The clients of all devices here, as every device has them; they live as long as the process.
private let connection = EdgeConnection()

/// A device that pulls from one address and asks another.
func makeDevice(
    edge: String, inference: String, name: String, configuration: DeviceConfiguration, gate: GateChoice = .best,
    policy: OnlinePolicy = .lru, engine: any InferenceEngine, store: ContentStore? = nil
) async throws -> Device {
    let registry = try RegistryClient(client: connection.downloads, baseURL: edge, name: name)
    var parts = DeviceParts(registry: registry, engine: engine) { bundle in
        try HTTPEdgeClient(client: connection.inference, baseURL: inference, model: name, bundle: bundle)
    }
    parts.gate = { try gate.gate(for: $0.config) }
    parts.store = store
    parts.policy = policy.make()
    parts.logger = Logger(label: "device") { _ in SwiftLogNoOpLogHandler() }
    return try await Device(parts, configuration: configuration)
}
