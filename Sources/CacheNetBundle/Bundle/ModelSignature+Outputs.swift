public import CacheNetCore

extension ModelSignature {
    /// Which output holds the logits: the one named `logits`, or the only one beside `code`.
    public var logitsOutput: Int? {
        if let named = outputs.firstIndex(where: { $0.name == "logits" }) { return named }
        let others = outputs.indices.filter { outputs[$0].name != "code" }
        return others.count == 1 ? others[0] : nil
    }

    /// Which output of a full model holds the code.
    public var codeOutput: Int? { outputs.firstIndex { $0.name == "code" } }

    /// Which output of an encoder holds the code: the one named `code`, or the only one.
    public var encoderOutput: Int? { codeOutput ?? (outputs.count == 1 ? 0 : nil) }
}

extension InferenceSession {
    /// Runs the model on one frame.
    ///
    /// - Parameter input: what the bundle's models take, batch of 1.
    /// - Returns: one number for each label.
    public func logits(of input: Tensor) throws -> [Float] { try logits(among: try run(input)) }

    /// - Parameter outputs: the model's, to one frame.
    public func logits(among outputs: [Tensor]) throws -> [Float] {
        try outputs[signature.logitsOutput ?? 0].floats()
    }
}
