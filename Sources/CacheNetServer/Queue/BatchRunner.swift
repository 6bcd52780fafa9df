internal import CacheNetProtocol

/// Runs requests of one model, together where there are several.
protocol BatchRunner: Sendable {
    /// Returns at once. `done` is called once, on any thread.
    func start(_ batch: [ValidatedRequest], done: @escaping @Sendable (Result<BatchRun, any Error>) -> Void)

    /// Runs a batch on the calling thread, which is an event loop's.
    ///
    /// - Returns: `nil`, at once, where that takes too long for such a thread.
    func runHere(_ batch: [ValidatedRequest]) -> Result<BatchRun, any Error>?
}

extension BatchRunner {
    func runHere(_ batch: [ValidatedRequest]) -> Result<BatchRun, any Error>? { nil }
}

/// What came of a batch.
struct BatchRun: Sendable {
    /// One for each request, in their order: what is wrong with one is nothing to the others.
    var results: [Result<InferenceResult, InferenceError>]
    /// From what came to what the model takes.
    var inputTime: Duration
    /// How long the models ran.
    var inferTime: Duration
}
