/// The media types that a bundle consists of.
public enum MediaType {
    public static let imageManifest = "application/vnd.oci.image.manifest.v1+json"
    public static let imageIndex = "application/vnd.oci.image.index.v1+json"
    /// The manifest's `artifactType`.
    public static let bundle = "application/vnd.cachenet.bundle.v1"
    public static let config = "application/vnd.cachenet.config.v1+json"
    public static let onnx = "application/vnd.onnx"
}
