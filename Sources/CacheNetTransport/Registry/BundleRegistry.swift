public import CacheNetBundle
public import CacheNetCore

/// Where manifests and blobs come from: an edge server, or any OCI registry.
public protocol BundleRegistry: Sendable {
    /// - Parameter reference: a tag (`latest`) or a digest.
    /// - Returns: the manifest's bytes, as they are.
    func manifest(_ reference: String) async throws(TransportError) -> [UInt8]

    /// - Returns: the blob's bytes; their size and digest are those of the descriptor.
    func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes
}
