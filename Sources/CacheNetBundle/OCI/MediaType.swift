/// The media types that a bundle consists of.
public enum MediaType {
    /// A bundle's manifest: an ``ImageManifest`` as JSON.
    public static let imageManifest = "application/vnd.oci.image.manifest.v1+json"
    /// A list of manifests: an ``ImageIndex`` as JSON.
    public static let imageIndex = "application/vnd.oci.image.index.v1+json"
    /// The manifest's `artifactType`.
    public static let bundle = "application/vnd.cachenet.bundle.v1"
    /// A bundle's config: a ``BundleConfig`` as JSON.
    public static let config = "application/vnd.cachenet.config.v1+json"
    /// A model: every layer of a bundle.
    public static let onnx = "application/vnd.onnx"
}
