package import CacheNetCore

/// The models of the edge server, asked on this side of any network. Blocks.
package struct EdgeModels {
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

    /// - Parameter input: a frame as the bundle's models take it.
    /// - Returns: the full model's logits, and the server's advice if it has any.
    package func answer(_ input: Tensor) throws -> (logits: [Float], hint: PartitionID?) {
        let answer = try full.answer(input)
        let logits = try answer.logits.floats()
        let code = try answer.code ?? encoder?.code(input)
        return (logits, config.hint(logits: logits, code: try code?.floats()))
    }
}
