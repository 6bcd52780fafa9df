/// What the inference protocol answers instead of a result: `{"error": "..."}`.
public struct ErrorBody: Sendable, Hashable, Codable {
    public var error: String

    public init(error: String) {
        self.error = error
    }
}
