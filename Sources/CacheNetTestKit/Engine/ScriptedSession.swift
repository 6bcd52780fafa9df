public import CacheNetCore

/// A model of a ``ScriptedEngine``, loaded.
public struct ScriptedSession: InferenceSession {
    private let engine: ScriptedEngine
    private let model: ScriptedModel

    init(engine: ScriptedEngine, model: ScriptedModel) {
        self.engine = engine
        self.model = model
    }

    /// The scripted model's own.
    public var signature: ModelSignature { model.signature }

    /// Counts the run and calls the script.
    ///
    /// - Returns: what the script returns; nothing checks it against the signature.
    /// - Throws: the failure that is due, `EngineError` with `invalidInput` when type or shape of the input do not fit
    ///   the signature, or what the script throws.
    public func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        try engine.begin(.run) { $0.runs += 1 }
        guard let port = signature.inputs.first, input.elementType == port.elementType,
            input.shape.count == port.shape.count,
            zip(input.shape, port.shape).allSatisfy({ $1 == -1 || $0 == $1 })
        else {
            let expected = signature.inputs.first.map(\.description) ?? "no input"
            throw EngineError(.invalidInput, "expected \(expected), got \(input.elementType.rawValue) \(input.shape)")
        }
        return try model.script(input)
    }
}
