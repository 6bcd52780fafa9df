internal import CacheNetProtocol
internal import HTTPTypes

extension HTTPField.Name {
    // The names are constants that are valid tokens; a test reads each.
    static let headerLength = Self.named(WireNames.headerLength)
    static let dockerContentDigest = Self.named("Docker-Content-Digest")
    static let dockerAPIVersion = Self.named("Docker-Distribution-Api-Version")

    private static func named(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .contentType
    }
}
