/// An OCI image manifest: a config and layers.
public struct ImageManifest: Codable, Sendable, Equatable {
    /// Of the image specification; 2 in a bundle's manifest.
    public let schemaVersion: Int
    /// ``MediaType/imageManifest`` in a bundle's manifest; `nil` where the document does not say.
    public let mediaType: String?
    /// What sort of artifact it is: ``MediaType/bundle`` in a bundle's manifest; `nil` where the document does not say.
    public let artifactType: String?
    /// The blob of the ``BundleConfig``.
    public let config: Descriptor
    /// A blob for each model, annotated with its role (``AnnotationKey/role``).
    public let layers: [Descriptor]
    /// What else is said of the image, such as its ``AnnotationKey/version``; `nil` without any.
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
