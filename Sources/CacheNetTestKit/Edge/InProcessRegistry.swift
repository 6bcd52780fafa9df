public import CacheNetBundle
public import CacheNetCore

/// A registry in this process: the bundle on disk, without a network.
public struct InProcessRegistry: BundleRegistry {
    private let bundle: Bundle
    public let origin: String

    public init(_ bundle: Bundle, origin: String? = nil) {
        self.bundle = bundle
        self.origin = origin ?? "process://\(bundle.description.config.name)"
    }

    public func manifest(_ reference: String) async throws(TransportError) -> [UInt8] {
        let description = bundle.description
        guard reference == "latest" || reference == description.digest.description else {
            throw TransportError(.rejected, "expected latest or \(description.digest), got \(reference)")
        }
        return description.manifestBytes
    }

    public func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes {
        let description = bundle.description
        if descriptor.digest == description.manifest.config.digest { return ModelBytes(description.configBytes) }
        guard let role = description.roles.first(where: { description.model($0)?.digest == descriptor.digest }) else {
            throw TransportError(.rejected, "expected a blob of \(description.config.name), got \(descriptor.digest)")
        }
        do {
            return try bundle.read(role)
        } catch {
            throw TransportError(.corrupted, "\(error)")
        }
    }
}
