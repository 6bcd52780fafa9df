internal import CacheNetBundle
internal import CacheNetCore

/// The edge server's advice, worked out on this side of the link.
struct HintModel {
    private let config: BundleConfig
    private let full: any InferenceSession
    /// Only where the full model says no code.
    private let encoder: (any InferenceSession)?

    init(_ bundle: Bundle, engine: any InferenceEngine) throws {
        config = bundle.description.config
        full = try engine.load(try bundle.read(.full))
        let needsEncoder = full.signature.codeOutput == nil && bundle.description.model(.encoder) != nil
        encoder = needsEncoder ? try engine.load(try bundle.read(.encoder)) : nil
    }

    /// - Returns: `nil` where the server has no advice.
    func hint(for frame: Tensor) throws -> PartitionID? {
        let input = try config.preprocess.apply(to: frame)
        let outputs = try full.run(input)
        let code: [Float]? =
            if let index = full.signature.codeOutput {
                try outputs[index].floats()
            } else {
                try encoder.map { try $0.run(input)[$0.signature.encoderOutput ?? 0].floats() }
            }
        return config.hint(logits: try full.logits(among: outputs), code: code)
    }
}
