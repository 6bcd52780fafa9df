internal import CacheNetBundle
public import CacheNetCore
public import CacheNetDevice
internal import CacheNetONNX
internal import CacheNetTransport
public import Logging

extension DeviceRuntime {
    /// A device of an edge server: ONNX Runtime runs its models, HTTP leads to the edge, and its bundle comes from there.
    ///
    /// ```swift
    /// import CacheNet
    ///
    /// let device = try await DeviceRuntime(edge: "http://127.0.0.1:8080", store: "/var/lib/cachenet")
    /// let answer = try await device.infer(frame)
    /// await device.shutdown()
    /// ```
    ///
    /// With a store it begins with the partition that was active last, and starts while the edge is away as well.
    ///
    /// - Parameters:
    ///   - address: the edge server's, such as `http://127.0.0.1:8080`.
    ///   - credentials: what is shown to the edge, and whom the device believes.
    ///   - model: the bundle's name there; `nil` takes the only one that the server has.
    ///   - store: a directory for models that outlive their eviction and the process; `nil` keeps none.
    ///   - gate: decides which frames the device answers; `nil` takes the best one that the bundle was calibrated for.
    ///   - policy: which partition goes when another needs its room.
    /// - Throws: `TransportError`, `BundleError`, `EngineError` or ``DeviceError`` that says what is missing.
    public init(
        edge address: String, credentials: EdgeCredentials = .init(), model: String? = nil, store: String? = nil,
        gate: (any Gate)? = nil,
        configuration: DeviceConfiguration = .init(), policy: any ReplacementPolicy = LeastRecentlyUsed(),
        logger: Logger = Logger(label: "cachenet.device")
    ) async throws {
        let connection = try EdgeConnection(credentials: credentials)
        let store = try store.map { try ContentStore(path: $0) }
        let url = try ServerURL(address, field: "edge")
        let name = try await Self.name(model, at: url, connection, store)
        let registry = try RegistryClient(
            client: connection.downloads, baseURL: "\(url)", name: name,
            authorization: connection.authorization)
        let bundle = try await BundleResolver.resolve(from: registry, store: store, logger: logger)
        try self.init(
            loader: ModelLoader(bundle: bundle, engine: try ONNXEngine(), registry: registry, store: store),
            edge: try HTTPEdgeClient(
                client: connection.inference, baseURL: "\(url)", model: name, bundle: bundle,
                authorization: connection.authorization),
            gate: gate, configuration: configuration, policy: policy, executor: connection.executor, logger: logger,
            onShutdown: { try? await connection.shutdown() })
        await startFromStore()
    }

    /// - Returns: the name that was given, or the only one that the edge has; while that is away, that the store has.
    private static func name(
        _ model: String?, at url: ServerURL, _ connection: EdgeConnection, _ store: ContentStore?
    ) async throws -> String {
        if let model { return model }
        let names: [String]
        do {
            names = try await ModelDirectory.names(
                at: "\(url)", client: connection.downloads, authorization: connection.authorization)
        } catch {
            names = store?.rememberedNames(at: "\(url)") ?? []
            if names.isEmpty { throw error }
        }
        guard let name = names.first, names.count == 1 else {
            throw TransportError(.invalidAddress, "\(url): expected one model, or the name of one, got \(brief(names))")
        }
        return name
    }
}
