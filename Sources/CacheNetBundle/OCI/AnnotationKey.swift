/// The annotations that a bundle uses.
public enum AnnotationKey {
    /// What a layer is for: a ``ModelRole``.
    public static let role = "vnd.cachenet.role"
    /// The file name that registry clients give a layer.
    public static let title = "org.opencontainers.image.title"
    /// The tag of a manifest in an image layout.
    public static let referenceName = "org.opencontainers.image.ref.name"
    /// Of a bundle's manifest: the number that an operator gives the version, the same wherever it is served.
    public static let version = "org.opencontainers.image.version"
    /// In a device's store: where a manifest came from, address and name.
    public static let origin = "vnd.cachenet.origin"
    /// In a device's store: the partition of that bundle that was active last.
    public static let active = "vnd.cachenet.active"
}
