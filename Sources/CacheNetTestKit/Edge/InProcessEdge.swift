public import CacheNetBundle
public import CacheNetCore

/// An edge in this process: the bundle's own full model and encoder, without a network.
///
///     let bundle = try Bundle.open(at: "toy.bundle")
///     let edge = try InProcessEdge(bundle, engine: engine)
///     let device = try await Device(DeviceParts(registry: bundle, engine: engine) { _ in edge })
///
/// It blocks the task that asks while models run, as tests and examples may.
public struct InProcessEdge: EdgeInference {
    private let models: EdgeModels
    private let preprocess: Preprocess

    /// - Throws: `BundleError` or `EngineError` when the models cannot be loaded.
    public init(_ bundle: Bundle, engine: any InferenceEngine) throws {
        models = try EdgeModels(bundle.description, engine: engine) { try bundle.read($0) }
        preprocess = bundle.description.config.preprocess
    }

    /// Runs the models on the frame, on the task that asks.
    ///
    /// - Parameters:
    ///   - frame: as the bundle's input has it, with a batch of 1.
    ///   - timeout: does not matter here.
    /// - Throws: `TransportError` with `rejected` when the frame does not fit or the engine fails.
    public func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        do {
            let (logits, hint) = try models.answer(preprocess.apply(to: frame))
            return EdgeAnswer(logits: logits, hint: hint)
        } catch {
            throw TransportError(.rejected, "\(error)")
        }
    }
}
