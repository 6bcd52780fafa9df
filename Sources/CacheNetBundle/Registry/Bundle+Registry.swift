public import CacheNetCore

/// A bundle on disk is a registry of its one version, for a device that brings its bundle along.
extension Bundle: BundleRegistry {
    public var origin: String { "file://\(store.path)" }

    public func manifest(_ reference: String) async throws(TransportError) -> [UInt8] {
        guard reference == "latest" || reference == description.digest.description else {
            throw TransportError(.rejected, "\(store.path): expected latest or \(description.digest), got \(reference)")
        }
        return description.manifestBytes
    }

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
