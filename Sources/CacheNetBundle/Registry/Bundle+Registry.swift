public import CacheNetCore

/// A bundle on disk is a registry of its one version, for a device that brings its bundle along.
extension Bundle: BundleRegistry {
    /// `file://` and the store's path.
    public var origin: String { "file://\(store.path)" }

    /// The bundle's manifest, which is in memory.
    ///
    /// - Parameter reference: `latest`, or the digest of the manifest.
    /// - Throws: `TransportError` with code `rejected` for any other reference.
    public func manifest(_ reference: String) async throws(TransportError) -> [UInt8] {
        guard reference == "latest" || reference == description.digest.description else {
            throw TransportError(.rejected, "\(store.path): expected latest or \(description.digest), got \(reference)")
        }
        return description.manifestBytes
    }

    /// Reads a model or the manifest, and verifies its size and every byte; the config is in memory. Blocks.
    ///
    /// - Throws: `TransportError` with code `rejected` for a blob that is not this bundle's, `corrupted` where it
    ///   cannot be read or is not what its digest says.
    public func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes {
        if descriptor.digest == description.manifest.config.digest { return ModelBytes(description.configBytes) }
        guard description.digests.contains(descriptor.digest) else {
            throw TransportError(
                .rejected, "\(store.path): expected a blob of \(description.config.name), got \(descriptor.digest)")
        }
        do {
            return try store.read(descriptor)
        } catch {
            throw TransportError(.corrupted, "\(error)")
        }
    }
}
