public import CacheNetCore
internal import Synchronization

/// A model in ONNX Runtime.
///
/// Single frames run over buffers that were bound before; several threads at once get a set of buffers each. Other
/// batches get buffers made for the run.
public final class ONNXSession: InferenceSession {
    public let signature: ModelSignature

    private let handle: SessionHandle
    private let input: BatchPort
    private let outputs: [BatchPort]
    /// Idle bindings of batch 1: never more than runs that were under way at once.
    private let idle: Mutex<[Binding]>

    /// - Throws: ``EngineError`` with `invalidModel` when the model has not exactly one input, or an input or output
    ///   that is not batch first, of a supported type and of fixed dimensions otherwise.
    init(_ handle: SessionHandle) throws(EngineError) {
        let signature = try handle.signature()
        guard let first = signature.inputs.first, signature.inputs.count == 1 else {
            throw EngineError(
                .invalidModel,
                "expected exactly one input, got \(signature.inputs.count): \(signature.inputs.map(\.description))")
        }
        guard !signature.outputs.isEmpty else { throw EngineError(.invalidModel, "expected outputs, got none") }
        let input = try BatchPort(first)
        var outputs: [BatchPort] = []
        for output in signature.outputs {
            outputs.append(try BatchPort(output))
        }
        var bindings: [Binding] = []
        if input.fixedBatch ?? 1 == 1 {
            do throws(EngineError) {
                bindings.append(try Binding(session: handle, input: input, outputs: outputs, batch: 1))
            } catch {
                throw EngineError(.invalidModel, error.message)
            }
        }
        self.signature = signature
        self.handle = handle
        self.input = input
        self.outputs = outputs
        idle = Mutex(bindings)
    }

    public func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        let batch = try batch(of: input)
        guard batch == 1 else { return try makeBinding(batch: batch).run(input.bytes) }
        let binding: Binding
        if let kept = idle.withLock({ $0.popLast() }) {
            binding = kept
        } else {
            binding = try makeBinding(batch: 1)
        }
        // A binding whose run failed is dropped rather than trusted again.
        let results = try binding.run(input.bytes)
        idle.withLock { $0.append(binding) }
        return results
    }

    private func makeBinding(batch: Int) throws(EngineError) -> Binding {
        try Binding(session: handle, input: input, outputs: outputs, batch: batch)
    }

    private func batch(of tensor: Tensor) throws(EngineError) -> Int {
        let batch = tensor.shape.first ?? 0
        guard tensor.elementType == input.elementType, batch > 0, batch == input.fixedBatch ?? batch,
            tensor.shape.dropFirst().elementsEqual(input.item)
        else {
            throw EngineError(
                .invalidInput,
                "expected \(signature.inputs[0]) with a batch of at least 1, "
                    + "got \(tensor.elementType.rawValue) \(tensor.shape)")
        }
        return batch
    }
}
