public import CacheNetCore

/// The rules every `InferenceEngine` keeps, whatever runs below it.
///
///     let violations = InferenceEngineConformance.violations(MyEngine(), model: bytes, input: frame)
///     #expect(violations == [])
///
/// It does not import a testing library, so it works under any. It blocks while models load and run.
public enum InferenceEngineConformance {
    /// - Parameters:
    ///   - model: one that the engine can load.
    ///   - input: that the model takes.
    /// - Returns: one sentence for each violated rule; empty when the engine conforms.
    public static func violations(_ engine: any InferenceEngine, model: ModelBytes, input: Tensor) -> [String] {
        var run = EngineRun(engine: engine, model: model, input: input)
        run.checkModel()
        run.checkInputs()
        run.checkStrangers()
        run.checkPreparedCopies()
        return run.violations
    }
}
