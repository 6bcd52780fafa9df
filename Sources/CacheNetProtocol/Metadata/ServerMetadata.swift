/// The answer to `GET /v2`.
public struct ServerMetadata: Sendable, Hashable, Codable {
    public var name: String
    public var version: String
    /// What the server speaks beyond the protocol's core.
    public var extensions: [String]

    public init(name: String, version: String, extensions: [String]) {
        self.name = name
        self.version = version
        self.extensions = extensions
    }
}
