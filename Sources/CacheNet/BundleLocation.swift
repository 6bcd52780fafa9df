/// Where a device gets its bundle from.
public struct BundleLocation: Sendable, Hashable {
    enum Place: Sendable, Hashable {
        case edge(name: String?)
        case registry(address: String, token: String?)
        case directory(path: String)
    }

    let place: Place

    /// The edge server that answers the misses, which serves its bundles as well.
    ///
    /// - Parameter name: the bundle's there; `nil` takes the only one that the server has.
    public static func edge(_ name: String? = nil) -> BundleLocation {
        BundleLocation(place: .edge(name: name))
    }

    /// An OCI registry, or the registry of an edge server.
    ///
    /// - Parameters:
    ///   - address: host, perhaps a port, and the repository, such as `edge:8443/street`. Asked over HTTPS, but a host
    ///     that is this machine (`localhost`, `127.0.0.1`) over HTTP; a scheme before it says otherwise.
    ///   - token: a bearer token for it; `nil` shows the edge's to the edge's own address, and none elsewhere.
    public static func oci(_ address: String, token: String? = nil) -> BundleLocation {
        BundleLocation(place: .registry(address: address, token: token))
    }

    /// A bundle on disk, as `cachenet bundle create` makes it.
    public static func directory(_ path: String) -> BundleLocation {
        BundleLocation(place: .directory(path: path))
    }
}
