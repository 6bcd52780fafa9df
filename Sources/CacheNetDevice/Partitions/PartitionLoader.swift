public import CacheNetBundle
public import CacheNetCore
public import CacheNetTransport

/// Brings a partition into memory: from a prepared copy in the store, from the store, or over the network.
///
/// Every byte is verified before an engine sees it. Engines block, so call this on a thread of its own.
public struct PartitionLoader: Sendable {
    let bundle: BundleDescription
    let engine: any InferenceEngine
    private let registry: any BundleRegistry
    private let store: ContentStore?

    /// - Parameter store: where fetched partitions are kept beyond their eviction and beyond the process; `nil` keeps none.
    public init(
        bundle: BundleDescription, engine: any InferenceEngine, registry: any BundleRegistry, store: ContentStore? = nil
    ) {
        self.bundle = bundle
        self.engine = engine
        self.registry = registry
        self.store = store
    }

    /// Whether anything outlives the process.
    var hasStore: Bool { store != nil }

    package func load(_ id: PartitionID) async throws -> LoadedPartition {
        let descriptor = try descriptor(of: id)
        if let stored = try stored(id, descriptor) { return stored }
        let model = try await registry.blob(descriptor)
        return try loaded(id, try engine.load(model), model, .network)
    }

    /// What the store has of a partition; nobody else is asked.
    ///
    /// - Returns: `nil` when it has none.
    func loadStored(_ id: PartitionID) throws -> LoadedPartition? {
        try stored(id, try descriptor(of: id))
    }

    /// Notes which partition is active, for the next start.
    func note(active id: PartitionID) throws {
        try store?.note(active: id, of: bundle, from: registry.origin)
    }

    /// Partitions to start with, the one that was active last first, whether the store has them or not.
    var firstCandidates: [PartitionID] {
        let all = 0..<bundle.partitionCount
        let last = store?.lastActive(of: bundle, from: registry.origin).flatMap { all.contains($0) ? $0 : nil }
        return (last.map { [$0] } ?? []) + all.filter { $0 != last }
    }

    /// Keeps what was fetched, and a copy of it that loads faster. Call it when nobody waits for it.
    package func persist(_ partition: LoadedPartition) throws {
        guard let store, let descriptor = bundle.model(bundle.config.role(of: partition.id)),
            partition.source != .preparedCopy
        else { return }
        if partition.source == .network {
            // Whatever stood under this digest was not there or was damaged, and is replaced.
            let ingest = try store.ingest(expecting: descriptor)
            try partition.model.withUnsafeBytes { bytes throws(BundleError) in try ingest.append(bytes) }
            _ = try ingest.commit()
        }
        if let format = engine.preparedFormat {
            try store.writePrepared(engine.prepare(partition.model), format: format, of: descriptor.digest)
        }
    }

    private func descriptor(of id: PartitionID) throws(DeviceError) -> Descriptor {
        let config = bundle.config
        guard config.temperature(of: id) != nil, let descriptor = bundle.model(config.role(of: id)) else {
            throw DeviceError(
                .unknownPartition, "expected a partition of 0..<\(bundle.partitionCount), got \(id)")
        }
        return descriptor
    }

    private func stored(_ id: PartitionID, _ descriptor: Descriptor) throws -> LoadedPartition? {
        guard let store else { return nil }
        if let format = engine.preparedFormat,
            let copy = try? store.readPrepared(format: format, of: descriptor.digest),
            let session = try? engine.load(prepared: copy)
        {
            return try loaded(id, session, copy, .preparedCopy)
        }
        // A damaged copy is as good as none: the network has another.
        guard let model = try? store.read(descriptor) else { return nil }
        return try loaded(id, try engine.load(model), model, .store)
    }

    private func loaded(
        _ id: PartitionID, _ session: any InferenceSession, _ model: ModelBytes, _ source: LoadedPartition.Source
    ) throws(BundleError) -> LoadedPartition {
        let config = bundle.config
        return LoadedPartition(
            id: id, classifier: try config.classifier(session, role: config.role(of: id)), model: model, source: source,
            temperature: config.temperature(of: id) ?? 1)
    }
}
