package import CacheNetCore

/// The models of the edge that every question needs: the full model, and the encoder where that says no code. Blocks.
package struct EdgeModels: Sendable {
    private let config: BundleConfig
    private let full: Classifier
    /// Only where the full model says no code.
    private let encoder: CodeModel?

    /// - Parameter read: gives the bytes of each model that the bundle has.
    package init(
        _ bundle: BundleDescription, engine: any InferenceEngine, read: (ModelRole) throws -> ModelBytes
    ) throws {
        config = bundle.config
        full = try config.classifier(try engine.load(try read(.full)), role: .full)
        let needsEncoder = !full.hasCode && bundle.model(.encoder) != nil
        encoder = needsEncoder ? try config.codeModel(try engine.load(try read(.encoder))) : nil
    }

    /// Whether a code is said at all.
    package var hasCode: Bool { full.hasCode || encoder != nil }

    /// The models themselves.
    package var sessions: [any InferenceSession] { [full.session] + (encoder.map { [$0.session] } ?? []) }

    /// - Parameters:
    ///   - input: what the bundle's models take, batch first.
    ///   - withCode: whether the encoder runs as well, where the code is its own.
    package func answer(_ input: Tensor, withCode: Bool) throws(EngineError) -> Classifier.Answer {
        var answer = try full.answer(input)
        if withCode, let encoder { answer.code = try encoder.code(input) }
        return answer
    }

    /// - Parameter input: what the bundle's models take, batch of 1.
    /// - Returns: the full model's logits, and the server's advice if it has any.
    package func answer(_ input: Tensor) throws -> (logits: [Float], hint: PartitionID?) {
        let answer = try answer(input, withCode: true)
        let logits = try answer.logits.floats()
        return (logits, config.hint(logits: logits, code: try answer.code?.floats()))
    }
}
