import CacheNetTraining
import Testing

/// Expects a ``TrainingError`` of one code whose message holds a text.
func expectTrainingError(
    _ code: TrainingError.Code, containing text: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> Void
) {
    do {
        try body()
        Issue.record("expected an error with \"\(text)\", got none", sourceLocation: sourceLocation)
    } catch let error as TrainingError {
        #expect(error.code == code, "\(error)", sourceLocation: sourceLocation)
        #expect(error.message.contains(text), "\(error)", sourceLocation: sourceLocation)
    } catch {
        Issue.record("expected a TrainingError, got \(error)", sourceLocation: sourceLocation)
    }
}
