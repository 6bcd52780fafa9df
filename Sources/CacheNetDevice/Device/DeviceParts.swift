public import CacheNetBundle
public import CacheNetCore
public import Logging

/// What a device is made of. Each part can be another one.
///
/// ```swift
/// var parts = DeviceParts(registry: registry, engine: try ONNXEngine()) { bundle in
///     try HTTPEdgeClient(client: client, baseURL: url, model: "street", bundle: bundle)
/// }
/// parts.gate = { _ in PatientGate() }
/// let device = try await Device(parts)
/// ```
public struct DeviceParts: Sendable {
    /// Where the bundle and its models come from.
    public var registry: any BundleRegistry
    /// What runs the models.
    public var engine: any InferenceEngine
    /// Makes what answers the frames that the device does not answer, for a version of the bundle.
    public var edge: @Sendable (BundleDescription) throws -> any EdgeInference
    /// Makes what decides which frames these are, for a version of the bundle: the best gate that it was calibrated for,
    /// unless said otherwise.
    public var gate: @Sendable (BundleDescription) throws -> any Gate = { $0.config.bestGate }
    /// What makes pictures of frames that go to the edge so (``DeviceConfiguration/frameEncoding``); `nil` sends tensors.
    public var pictureEncoder: (any PictureEncoder)?
    /// Where models outlive their eviction and the process; `nil` keeps none.
    public var store: ContentStore?
    /// Which partition goes when another one needs its room.
    public var policy: any ReplacementPolicy = LeastRecentlyUsed()
    /// The device's thread; the edge's client may share it, as `EdgeConnection.executor` does.
    public var executor: any SerialExecutor & TaskExecutor = ThreadExecutor(name: "cachenet-device")
    /// What deadlines, pauses and updates go by.
    public var clock: any Clock<Duration> = ContinuousClock()
    /// What hears of an edge that does not answer, of new versions, and of a store that cannot be written.
    public var logger = Logger(label: "cachenet.device")
    /// What ends with the device, such as its connections.
    public var onShutdown: (@Sendable () async -> Void)?

    /// - Parameters:
    ///   - registry: where the bundle and its models come from.
    ///   - engine: what runs the models.
    ///   - edge: makes what answers misses, for a version of the bundle.
    public init(
        registry: any BundleRegistry, engine: any InferenceEngine,
        edge: @escaping @Sendable (BundleDescription) throws -> any EdgeInference
    ) {
        self.registry = registry
        self.engine = engine
        self.edge = edge
    }

    /// A runtime of one version.
    ///
    /// - Throws: what says that a gate, an edge or the memory does not suit it.
    func runtime(
        of bundle: BundleDescription, _ configuration: DeviceConfiguration
    ) throws -> DeviceRuntime {
        try DeviceRuntime(
            loader: ModelLoader(bundle: bundle, engine: engine, registry: registry, store: store),
            edge: try edge(bundle), gate: try gate(bundle), configuration: configuration, policy: policy,
            executor: executor, clock: clock, logger: logger, pictureEncoder: pictureEncoder)
    }
}
