import CacheNetNetworks
import Testing

/// Expects a ``NetworkError`` of one code whose message holds a text.
func expectNetworkError(
    _ code: NetworkError.Code, containing text: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("expected an error with \"\(text)\", got none", sourceLocation: sourceLocation)
    } catch let error as NetworkError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        #expect(error.message.contains(text), sourceLocation: sourceLocation)
    } catch {
        Issue.record("expected a NetworkError, got \(error)", sourceLocation: sourceLocation)
    }
}
