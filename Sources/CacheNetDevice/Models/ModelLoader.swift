package import CacheNetBundle
package import CacheNetCore
internal import Logging

/// Brings a model into memory: from a prepared copy in the store, from the store, or over the network.
///
/// Every byte is verified before an engine sees it. Engines block, so call this on a thread of its own.
package struct ModelLoader: Sendable {
    let bundle: BundleDescription
    let engine: any InferenceEngine
    private let registry: any BundleRegistry
    private let store: ContentStore?

    /// - Parameter store: where fetched models are kept beyond their eviction and beyond the process; `nil` keeps none.
    package init(
        bundle: BundleDescription, engine: any InferenceEngine, registry: any BundleRegistry, store: ContentStore? = nil
    ) {
        self.bundle = bundle
        self.engine = engine
        self.registry = registry
        self.store = store
    }

    /// Whether anything outlives the process.
    var hasStore: Bool { store != nil }

    package func load(_ model: DeviceModel) async throws -> LoadedModel {
        let descriptor = try descriptor(of: model)
        if let stored = try stored(model, descriptor) { return stored }
        let bytes = try await registry.blob(descriptor, resuming: store?.partial(of: descriptor))
        return try loaded(model, try engine.load(bytes), bytes, .network)
    }

    /// What the store has of a model; nobody else is asked.
    ///
    /// - Returns: `nil` when it has none.
    func loadStored(_ model: DeviceModel) throws -> LoadedModel? {
        try stored(model, try descriptor(of: model))
    }

    /// Notes which partition is active, for the next start.
    func note(active id: PartitionID) throws {
        try store?.note(active: id, of: bundle, from: registry.origin)
    }

    /// Makes this version the one that the store remembers, and lets go of what no version needs that it remembers.
    func adopt(_ logger: Logger) {
        guard let store else { return }
        BundleResolver.remember(bundle, of: registry.origin, in: store, logger)
        do { try store.prune() } catch { logger.warning("the store keeps what nothing needs: \(error)") }
    }

    /// Partitions to start with, the one that was active last first, whether the store has them or not.
    var firstCandidates: [PartitionID] {
        let all = 0..<bundle.partitionCount
        let last = store?.lastActive(of: bundle, from: registry.origin).flatMap { all.contains($0) ? $0 : nil }
        return (last.map { [$0] } ?? []) + all.filter { $0 != last }
    }

    /// Keeps what was fetched, and a copy of it that loads faster. Call it when nobody waits for it.
    package func persist(_ loaded: LoadedModel) throws {
        guard let store, let descriptor = bundle.model(ModelRole(loaded.model)), loaded.source != .preparedCopy
        else { return }
        if loaded.source == .network {
            // Whatever stood under this digest was not there or was damaged, and is replaced.
            let ingest = try store.ingest(expecting: descriptor)
            try unsafe loaded.bytes.withUnsafeBytes { bytes throws(BundleError) in try unsafe ingest.append(bytes) }
            _ = try ingest.commit()
        }
        defer { try? store.keepWithinLimit() }
        if let format = engine.preparedFormat {
            try store.writePrepared(engine.prepare(loaded.bytes), format: format, of: descriptor.digest)
        }
    }

    private func descriptor(of model: DeviceModel) throws(DeviceError) -> Descriptor {
        guard bundle.config.temperature(of: model) != nil, let descriptor = bundle.model(ModelRole(model)) else {
            throw DeviceError(
                .unknownModel,
                "expected a model of a bundle with \(bundle.partitionCount) partitions and "
                    + "\(bundle.config.fallback == nil ? "no" : "a") fallback model, got \(model)")
        }
        return descriptor
    }

    private func stored(_ model: DeviceModel, _ descriptor: Descriptor) throws -> LoadedModel? {
        guard let store else { return nil }
        if let format = engine.preparedFormat,
            let copy = try? store.readPrepared(format: format, of: descriptor.digest),
            let session = try? engine.load(prepared: copy)
        {
            return try loaded(model, session, copy, .preparedCopy)
        }
        // A damaged copy is as good as none: the network has another.
        guard let bytes = try? store.read(descriptor) else { return nil }
        return try loaded(model, try engine.load(bytes), bytes, .store)
    }

    private func loaded(
        _ model: DeviceModel, _ session: any InferenceSession, _ bytes: ModelBytes, _ source: LoadedModel.Source
    ) throws(BundleError) -> LoadedModel {
        LoadedModel(
            model: model, classifier: try bundle.config.classifier(session, role: ModelRole(model)), bytes: bytes,
            source: source, temperature: bundle.config.temperature(of: model) ?? 1)
    }
}
