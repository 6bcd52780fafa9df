import CacheNetCore
import Testing

/// Expects an ``EngineError`` of this code whose message holds this text.
func expectEngineError(
    _ code: EngineError.Code, containing text: String = "", sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    #expect(sourceLocation: sourceLocation) {
        try body()
    } throws: { error in
        guard let error = error as? EngineError else { return false }
        return error.code == code && !error.message.isEmpty && (text.isEmpty || error.message.contains(text))
    }
}
