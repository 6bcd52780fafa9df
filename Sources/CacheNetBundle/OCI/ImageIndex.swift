import Foundation

/// A list of manifests: an image layout's `index.json`, or what a registry has under a tag.
public struct ImageIndex: Codable, Sendable, Equatable {
    /// Of the image specification, which has 2 alone. It is as the document says.
    public let schemaVersion: Int
    /// ``MediaType/imageIndex`` as a rule; `nil` where the document does not say.
    public let mediaType: String?
    /// What is listed, in the document's order.
    public let manifests: [Descriptor]

    /// An index of schema version 2 with its media type.
    public init(manifests: [Descriptor]) {
        self.schemaVersion = 2
        self.mediaType = MediaType.imageIndex
        self.manifests = manifests
    }

    /// Reads a document that is an index or something else, such as a manifest: what a registry says of its type is
    /// not always so.
    ///
    /// - Returns: `nil` when the document lists no manifests.
    /// - Throws: ``BundleError`` with code `invalidManifest` when it lists some, but not as an index does.
    public static func parse(ifIndex document: [UInt8]) throws(BundleError) -> ImageIndex? {
        guard (try? JSONDecoder().decode(Kind.self, from: Data(document)))?.isIndex == true else { return nil }
        return try BundleError.decode(self, from: document, file: "image index", code: .invalidManifest)
    }

    private struct Kind: Decodable {
        private enum CodingKeys: CodingKey { case manifests }
        let isIndex: Bool

        init(from decoder: any Decoder) throws {
            isIndex = try decoder.container(keyedBy: CodingKeys.self).contains(.manifests)
        }
    }
}
