/// Turns a model's bytes into a session. Loading and preparing block: call them off the cooperative pool.
public protocol InferenceEngine: Sendable {
    /// Names what a prepared copy is tied to (runtime version, processor), as a file name; `nil` when the engine prepares
    /// nothing.
    var preparedFormat: String? { get }

    /// - Parameter model: an ONNX file's bytes.
    func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession

    /// - Parameter prepared: what ``prepare(_:)`` made under the same ``preparedFormat``; used in place.
    func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession

    /// A copy of the model that loads faster on this machine.
    func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes

    /// Gives memory of released sessions back to the system.
    func reclaimMemory()
}
