/// An OCI image manifest: a config and layers.
public struct ImageManifest: Codable, Sendable, Equatable {
    public let schemaVersion: Int
    public let mediaType: String?
    public let artifactType: String?
    public let config: Descriptor
    public let layers: [Descriptor]
    public let annotations: [String: String]?

    /// A bundle's manifest.
    public init(config: Descriptor, layers: [Descriptor], annotations: [String: String]? = nil) {
        self.schemaVersion = 2
        self.mediaType = MediaType.imageManifest
        self.artifactType = MediaType.bundle
        self.config = config
        self.layers = layers
        self.annotations = annotations
    }
}
