internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetEmulation
internal import CacheNetRivals
internal import CacheNetTransport
internal import Synchronization

/// The full model on the device, for every frame. After a cold start it comes over the link first.
final class DeviceOnlyMethod: AnsweringMethod {
    let kind: ComparedMethod
    let link: LinkProxy?
    private let bundle: BundleDescription
    private let registry: RegistryClient
    private let engine: any InferenceEngine
    private let filter: SharedFilter?
    private let model: Mutex<LocalModel?>

    /// - Parameter filter: what answers in the full model's place, hearing it; `nil` for the full model itself.
    init(
        _ kind: ComparedMethod, _ setup: ComparisonSetup, over link: LinkProxy, connection: EdgeConnection,
        engine: any InferenceEngine, filter: LabelFilter?
    ) throws {
        self.kind = kind
        self.link = link
        self.engine = engine
        self.filter = filter.map(SharedFilter.init)
        bundle = setup.bundle.description
        registry = try RegistryClient(
            client: connection.downloads, baseURL: link.url, name: bundle.config.name.description)
        let model =
            setup.start == .warm
            ? try LocalModel(bundle.config, try setup.bundle.read(.full), engine: engine) : nil
        self.model = Mutex(model)
    }

    func warmUp(_ frame: Frame) async throws {
        if let model = model.withLock({ $0 }) { _ = try model.answer(frame.pixels) }
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        let answer = try await loaded().answer(frame.pixels)
        return MethodAnswer(label: filter?.label(after: answer) ?? answer.prediction.label, full: answer)
    }

    private func loaded() async throws -> LocalModel {
        if let model = model.withLock({ $0 }) { return model }
        guard let descriptor = bundle.model(.full) else {
            throw BenchError(.invalidConfiguration, "expected a bundle with a full model, got one without")
        }
        let loaded = try LocalModel(bundle.config, try await registry.blob(descriptor), engine: engine)
        model.withLock { $0 = loaded }
        return loaded
    }
}
