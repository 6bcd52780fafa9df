/// The answer to `GET /v2`.
package struct ServerMetadata: Sendable, Hashable, Codable {
    package var name: String
    package var version: String
    /// What the server speaks beyond the protocol's core.
    package var extensions: [String]

    package init(name: String, version: String, extensions: [String]) {
        self.name = name
        self.version = version
        self.extensions = extensions
    }

    /// Servers without extensions may leave them out.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        version = try container.decode(String.self, forKey: .version)
        extensions = try container.decodeIfPresent([String].self, forKey: .extensions) ?? []
    }
}
