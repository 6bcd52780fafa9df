/// A model in memory, ready to run.
///
/// Safe to use from several threads at once. `run` blocks for the length of an inference: call it on a thread of your
/// own, never on the cooperative pool.
public protocol InferenceSession: Sendable {
    /// Models here have exactly one input, batch first.
    var signature: ModelSignature { get }

    /// - Parameter input: the batch, of the input's element type and shape.
    /// - Returns: the outputs, in the signature's order.
    /// - Throws: ``EngineError`` when the input does not fit or the engine fails.
    func run(_ input: Tensor) throws(EngineError) -> [Tensor]
}
