public import CacheNetBundle
public import CacheNetCore
public import CacheNetDevice
internal import CacheNetONNX
internal import CacheNetTransport
public import Foundation
public import Logging

extension Device {
    /// A device of an edge server: ONNX Runtime runs its models, and HTTP leads to the edge.
    ///
    /// ```swift
    /// import CacheNet
    ///
    /// let device = try await Device(edge: "https://edge:8443", store: URL(filePath: "/var/lib/camera"))
    /// for try await answer in device.answers(to: camera) { print(answer.name ?? "?", answer.origin) }
    /// await device.shutdown()
    /// ```
    ///
    /// With a store it begins with the partition that was active last, and starts while the edge is unreachable as well. For
    /// other parts than these there is ``Device/init(_:configuration:)``.
    ///
    /// - Parameters:
    ///   - bundle: where it comes from: the edge, unless said otherwise.
    ///   - edge: the edge server's address, such as `https://edge:8443`.
    ///   - credentials: what is shown to the edge, and whom the device believes.
    ///   - store: a directory for models that outlive their eviction and the process; `nil` keeps none.
    ///   - storeLimit: bytes that the store may take, at least 1; `nil` sets no bound. What no version needs goes anyway.
    ///   - gate: makes what decides which frames the device answers, for a version of the bundle; `nil` takes the best one
    ///     that the bundle was calibrated for.
    ///   - policy: which partition goes when another one needs its room.
    ///   - pictureEncoder: makes pictures of frames that go to the edge so (`DeviceConfiguration.frameEncoding`), such as
    ///     `JPEGEncoder()` of `CacheNetMedia`; `nil` sends tensors, and needs no picture library.
    /// - Throws: `TransportError`, `BundleError`, `EngineError` or `DeviceError` that says what is missing.
    public convenience init(
        bundle: BundleLocation = .edge(), edge: String, credentials: EdgeCredentials = .init(), store: URL? = nil,
        storeLimit: Int? = nil, gate: (@Sendable (BundleDescription) throws -> any Gate)? = nil,
        configuration: DeviceConfiguration = .init(), policy: any ReplacementPolicy = LeastRecentlyUsed(),
        pictureEncoder: (any PictureEncoder)? = nil, logger: Logger = Logger(label: "cachenet.device")
    ) async throws {
        let url = try ServerURL(edge, field: "edge")
        let connection = try EdgeConnection(credentials: credentials)
        let store = try store.map { try ContentStore(path: $0.path, limit: storeLimit) }
        let (registry, model) = try await bundle.registry(edge: url, over: connection, store: store)
        var parts = DeviceParts(registry: registry, engine: try ONNXEngine()) { bundle in
            try HTTPEdgeClient(
                client: connection.inference, baseURL: "\(url)", model: model ?? "\(bundle.config.name)",
                bundle: bundle,
                authorization: connection.authorization)
        }
        if let gate { parts.gate = gate }
        parts.store = store
        parts.policy = policy
        parts.pictureEncoder = pictureEncoder
        parts.executor = connection.executor
        parts.logger = logger
        parts.onShutdown = { try? await connection.shutdown() }
        try await self.init(parts, configuration: configuration)
    }
}
