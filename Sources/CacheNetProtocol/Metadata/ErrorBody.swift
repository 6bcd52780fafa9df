/// What the inference protocol answers instead of a result: `{"error": "..."}`.
package struct ErrorBody: Sendable, Hashable, Codable {
    package var error: String

    package init(error: String) {
        self.error = error
    }
}
