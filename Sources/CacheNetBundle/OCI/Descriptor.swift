/// Names a blob: what it is, its digest and its size.
public struct Descriptor: Codable, Sendable, Hashable {
    /// No blob of a bundle is larger: 4 GiB.
    public static let maximumSize = 4 << 30

    /// What the content is, as ``MediaType`` has it.
    public let mediaType: String
    /// The content's SHA-256, by which a store and a registry find it.
    public let digest: Digest
    /// Bytes.
    public let size: Int
    /// What else is said of it, by ``AnnotationKey``; `nil` without any.
    public let annotations: [String: String]?

    /// Nothing is checked here; a bundle's manifest takes sizes above 0 up to ``maximumSize``.
    ///
    /// - Parameter size: bytes.
    public init(mediaType: String, digest: Digest, size: Int, annotations: [String: String]? = nil) {
        self.mediaType = mediaType
        self.digest = digest
        self.size = size
        self.annotations = annotations
    }

    /// - Throws: ``BundleError`` unless the size is one that a blob can have.
    func checkSize(_ field: String, code: BundleError.Code) throws(BundleError) {
        guard size > 0 else { throw BundleError(code, "\(field).size: expected more than 0 bytes, got \(size)") }
        guard size <= Self.maximumSize else {
            throw BundleError(.tooLarge, "\(field).size: expected at most \(Self.maximumSize) bytes, got \(size)")
        }
    }
}
