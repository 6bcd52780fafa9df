public import CacheNetCore

/// Where manifests and blobs come from: an edge server, or any OCI registry.
public protocol BundleRegistry: Sendable {
    /// Address and name of what is pulled, such as `http://127.0.0.1:8080/cifar10`: a store keeps apart by it what it
    /// remembers.
    var origin: String { get }

    /// - Parameter reference: a tag (`latest`) or a digest.
    /// - Returns: the manifest's bytes, as they are.
    func manifest(_ reference: String) async throws(TransportError) -> [UInt8]

    /// - Returns: the blob's bytes; their size and digest are those of the descriptor.
    func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes

    /// The same, going on where an earlier transfer broke off, where the registry can.
    ///
    /// - Parameter partial: what came so far, which is added to meanwhile and removed in the end.
    func blob(_ descriptor: Descriptor, resuming partial: PartialBlob?) async throws(TransportError) -> ModelBytes
}

extension BundleRegistry {
    /// Gets the whole blob and leaves `partial` as it is: for a registry that cannot go on in the middle.
    public func blob(
        _ descriptor: Descriptor, resuming partial: PartialBlob?
    ) async throws(TransportError) -> ModelBytes {
        try await blob(descriptor)
    }
}
