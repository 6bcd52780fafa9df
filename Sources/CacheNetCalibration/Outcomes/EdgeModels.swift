package import CacheNetBundle
package import CacheNetCore

/// The models of the edge server, asked on this side of any network. Blocks.
package struct EdgeModels {
    private let config: BundleConfig
    private let full: any InferenceSession
    /// Only where the full model says no code.
    private let encoder: (any InferenceSession)?

    /// - Parameter read: gives the bytes of each model that the bundle has.
    package init(
        _ bundle: BundleDescription, engine: any InferenceEngine, read: (ModelRole) throws -> ModelBytes
    ) throws {
        config = bundle.config
        full = try engine.load(try read(.full))
        let needsEncoder = full.signature.codeOutput == nil && bundle.model(.encoder) != nil
        encoder = needsEncoder ? try engine.load(try read(.encoder)) : nil
    }

    /// - Parameter input: a frame as the bundle's models take it.
    /// - Returns: the full model's logits, and the server's advice if it has any.
    package func answer(_ input: Tensor) throws -> (logits: [Float], hint: PartitionID?) {
        let outputs = try full.run(input)
        let logits = try full.logits(among: outputs)
        let code: [Float]? =
            if let index = full.signature.codeOutput {
                try outputs[index].floats()
            } else {
                try encoder.map { try $0.run(input)[$0.signature.encoderOutput ?? 0].floats() }
            }
        return (logits, config.hint(logits: logits, code: code))
    }
}
