internal import CacheNetProtocol
internal import HTTPTypes

extension HTTPField.Name {
    // Constants that are valid tokens: what stands in for others is never used.
    static let headerLength = Self.named(WireNames.headerLength)
    static let dockerContentDigest = Self.named("Docker-Content-Digest")
    static let dockerAPIVersion = Self.named("Docker-Distribution-Api-Version")
    static let serverTiming = Self.named("Server-Timing")

    static let traceParent = Self.named("traceparent")
    static let requestID = Self.named("X-Request-ID")

    private static func named(_ text: String) -> HTTPField.Name {
        HTTPField.Name(text) ?? .contentType
    }
}
