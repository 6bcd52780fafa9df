/// An image layout's `index.json`.
public struct ImageIndex: Codable, Sendable, Equatable {
    public let schemaVersion: Int
    public let mediaType: String?
    public let manifests: [Descriptor]

    public init(manifests: [Descriptor]) {
        self.schemaVersion = 2
        self.mediaType = MediaType.imageIndex
        self.manifests = manifests
    }
}
