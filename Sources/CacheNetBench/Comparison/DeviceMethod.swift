internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetEmulation
internal import CacheNetMedia
internal import CacheNetRivals
internal import CacheNetStreamRun
internal import CacheNetTransport

/// A device with a gate, and the edge where that asks for it: CacheNet, and every rival that is a gate. Models come over
/// the same link as answers.
struct DeviceMethod: AnsweringMethod {
    let kind: ComparedMethod
    let link: LinkProxy?
    let device: Device
    private let edge: HTTPEdgeClient
    private let hintOracle: HintOracle?
    /// The partition of each label, for the oracle.
    private let partitions: [PartitionID]?
    private let scratch: ScratchStore?

    /// - Parameters:
    ///   - slowDown: of what the device computes beside its engine's runs.
    ///   - hintOracle: what takes the place of the policy that was asked for.
    init(
        _ kind: ComparedMethod, _ setup: ComparisonSetup, over link: LinkProxy, connection: EdgeConnection,
        engine: any InferenceEngine, slowDown: SlowDown, hintOracle: HintOracle? = nil
    ) async throws {
        self.kind = kind
        self.link = link
        self.hintOracle = hintOracle
        var configuration = setup.configuration
        let isLRU = kind == .paper || hintOracle == nil && !kind.usesPartitions
        let policy: any ReplacementPolicy =
            if let hintOracle {
                HintOraclePolicy(hintOracle)
            } else {
                isLRU ? LeastRecentlyUsed() : setup.policy.make()
            }
        let name = setup.bundle.description.config.name.description
        let registry = try RegistryClient(client: connection.downloads, baseURL: link.url, name: name)
        scratch = try setup.hasStore ? ScratchStore() : nil
        let bundle = setup.bundle.description
        partitions = try kind == .oracle ? Self.partitions(of: bundle.config) : nil
        if kind == .oracle { configuration.capacity = CacheCapacity(partitions: bundle.partitionCount) }
        edge = try HTTPEdgeClient(client: connection.inference, baseURL: link.url, model: name, bundle: bundle)
        let gate = try setup.gate(of: kind)
        configuration.updates = .never
        var parts = DeviceParts(registry: registry, engine: engine) { [edge] _ in edge }
        parts.gate = { _ in gate }
        parts.store = scratch?.store
        parts.policy = policy
        parts.pictureEncoder = SlowedEncoder(JPEGEncoder(), by: slowDown)
        parts.executor = connection.executor
        parts.logger = setup.logger
        device = try await Device(parts, configuration: configuration)
        for model in setup.models(of: kind, gate) { try await device.start(with: model) }
    }

    /// - Returns: the partition of each label.
    /// - Throws: ``BenchError`` unless every label belongs to one.
    static func partitions(of config: BundleConfig) throws(BenchError) -> [PartitionID] {
        try config.labels.map { label throws(BenchError) in
            guard let id = config.partition(holding: label) else {
                throw BenchError(
                    .invalidConfiguration,
                    "oracle: expected every label among the classes of a partition, got \(label) in none")
            }
            return id
        }
    }

    /// The device itself learns nothing of it: only its connection gets warm.
    func warmUp(_ frame: Frame) async throws {
        _ = try await edge.infer(frame.pixels, timeout: .seconds(10))
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        hintOracle?.reach(frame.index)
        if let partitions, let label = frame.label { await device.activate(partitions[label]) }
        let answer = try await device.infer(frame.pixels)
        return MethodAnswer(
            label: answer.label, origin: answer.origin,
            model: answer.origin == .hit ? answer.model : answer.active.map { .partition($0) })
    }

    func finish() async {
        await link?.resume()
        await device.settleForAWhile()
    }
}
