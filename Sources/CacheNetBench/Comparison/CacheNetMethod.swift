internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetTransport
internal import Logging

/// A partition on the device, and the edge when it is unsure. Partitions come over the same link as answers.
struct CacheNetMethod: AnsweringMethod {
    let kind: ComparedMethod
    let link: LinkProxy?
    let device: DeviceRuntime
    private let edge: HTTPEdgeClient
    private let hintOracle: HintOracle?
    private let scratch: ScratchStore?

    /// - Parameter hintOracle: what takes the place of the policy that was asked for.
    init(
        _ kind: ComparedMethod, _ setup: ComparisonSetup, over link: LinkProxy, connection: EdgeConnection,
        engine: any InferenceEngine, hintOracle: HintOracle? = nil
    ) async throws {
        self.kind = kind
        self.link = link
        self.hintOracle = hintOracle
        var choice = setup.gate
        var policy = hintOracle.map { HintOraclePolicy($0) } ?? setup.policy.make()
        if kind == .paper {
            choice = .fixed()
            policy = LeastRecentlyUsed()
        }
        let name = setup.bundle.description.config.name.description
        let registry = try RegistryClient(client: connection.downloads, baseURL: link.url, name: name)
        scratch = try setup.hasStore ? ScratchStore() : nil
        let bundle = try await BundleResolver.resolve(from: registry, store: scratch?.store)
        edge = try HTTPEdgeClient(client: connection.inference, baseURL: link.url, model: name, bundle: bundle)
        device = try DeviceRuntime(
            loader: ModelLoader(bundle: bundle, engine: engine, registry: registry, store: scratch?.store),
            edge: edge, gate: try choice.gate(for: bundle.config), configuration: setup.configuration, policy: policy, executor: connection.executor, logger: setup.logger)
        if let first = setup.startPartition { try await device.start(with: .partition(first)) }
    }

    /// The device itself learns nothing of it: only its connection gets warm.
    func warmUp(_ frame: Frame) async throws {
        _ = try await edge.infer(frame.pixels, timeout: .seconds(10))
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        hintOracle?.reach(frame.index)
        let answer = try await device.infer(frame.pixels)
        return MethodAnswer(
            label: answer.label, origin: answer.origin,
            model: answer.origin == .hit ? answer.model : answer.active.map { .partition($0) })
    }

    /// Nothing of it may be under way when its connection and its link are taken away.
    func finish() async {
        await link?.resume()
        await device.settleForAWhile()
    }
}
