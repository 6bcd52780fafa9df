public import CacheNetCore

/// What a model of a ``ScriptedEngine`` takes and answers.
public struct ScriptedModel: Sendable {
    /// From the batch that came in to one tensor for each output.
    public typealias Script = @Sendable (Tensor) throws(EngineError) -> [Tensor]

    /// What its sessions say of their inputs and outputs; inputs are checked against it.
    public let signature: ModelSignature
    /// What a run does.
    public let script: Script

    /// - Parameters:
    ///   - signature: with exactly one input, batch first.
    ///   - script: gives a tensor for each of the signature's outputs, in their order.
    public init(signature: ModelSignature, script: @escaping Script) {
        self.signature = signature
        self.script = script
    }

    /// A model with input `image` and output `logits`, and output `code` where it has codes.
    ///
    /// - Parameters:
    ///   - frameShape: the input's shape without the batch dimension.
    ///   - labels: columns of `logits`.
    ///   - codes: columns of `code`; 0 for a model without that output.
    ///   - code: from a batch to batch x codes values.
    ///   - logits: from a batch to batch x labels values.
    public init(
        frameShape: [Int] = [3, 32, 32], elementType: ElementType = .uint8, labels: Int, codes: Int = 0,
        code: (@Sendable (Tensor) throws(EngineError) -> [Float])? = nil,
        logits: @escaping @Sendable (Tensor) throws(EngineError) -> [Float]
    ) {
        var outputs = [ModelSignature.Port(name: "logits", elementType: .float32, shape: [-1, labels])]
        if code != nil { outputs.append(.init(name: "code", elementType: .float32, shape: [-1, codes])) }
        signature = ModelSignature(
            inputs: [.init(name: "image", elementType: elementType, shape: [-1] + frameShape)], outputs: outputs)
        script = { input throws(EngineError) in
            let batch = input.shape.first ?? 0
            var answer = [try output(try logits(input), [batch, labels])]
            if let code { answer.append(try output(try code(input), [batch, codes])) }
            return answer
        }
    }
}

private func output(_ values: [Float], _ shape: [Int]) throws(EngineError) -> Tensor {
    do {
        return try Tensor(floats: values, shape: shape)
    } catch {
        throw EngineError(.runFailed, "scripted output: \(error.message)")
    }
}
