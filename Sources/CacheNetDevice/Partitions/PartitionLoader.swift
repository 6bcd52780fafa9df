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

    package func load(_ id: PartitionID) async throws -> LoadedPartition {
        let config = bundle.config
        let role = config.role(of: id)
        guard let temperature = config.temperature(of: id), let descriptor = bundle.model(role) else {
            throw DeviceError(
                .unknownPartition, "expected a partition of 0..<\(bundle.partitionCount), got \(id)")
        }
        let (session, model, source) = try await open(descriptor)
        return LoadedPartition(
            id: id, classifier: try config.classifier(session, role: role), model: model, source: source,
            temperature: temperature)
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

    private func open(
        _ descriptor: Descriptor
    ) async throws -> (any InferenceSession, ModelBytes, LoadedPartition.Source) {
        if let store {
            if let format = engine.preparedFormat,
                let copy = try? store.readPrepared(format: format, of: descriptor.digest),
                let session = try? engine.load(prepared: copy)
            {
                return (session, copy, .preparedCopy)
            }
            // A damaged copy is as good as none: the network has another.
            if let model = try? store.read(descriptor) { return (try engine.load(model), model, .store) }
        }
        let model = try await registry.blob(descriptor)
        return (try engine.load(model), model, .network)
    }
}
