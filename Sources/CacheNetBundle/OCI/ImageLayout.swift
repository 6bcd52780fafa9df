/// The names in an OCI image layout.
enum ImageLayout: Sendable {
    static let marker = "oci-layout"
    static let index = "index.json"
    static let blobs = "blobs/sha256"
    static let version = "1.0.0"

    /// The contents of `oci-layout`.
    struct Version: Codable {
        let imageLayoutVersion: String
    }
}
