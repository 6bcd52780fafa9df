public import CacheNetCore
internal import Synchronization

/// A model in ONNX Runtime.
///
/// Single frames run over buffers that were bound before; several threads at once get a set of buffers each. Other
/// batches get buffers made for the run.
public final class ONNXSession: InferenceSession {
    /// The model's one input, and those of its outputs that are `float32`, in its order.
    public let signature: ModelSignature

    private let handle: SessionHandle
    private let input: BatchPort
    private let outputs: [BatchPort]
    private let idle: Mutex<Idle>

    /// Bindings of batch 1 for frames of one shape: never more than runs that were under way at once.
    private struct Idle {
        var item: [Int]
        var bindings: [Binding]

        mutating func keep(_ binding: Binding, for item: [Int]) {
            if item != self.item { self = Idle(item: item, bindings: []) }
            bindings.append(binding)
        }
    }

    /// - Throws: ``EngineError`` with `invalidModel` when the model has not exactly one input, batch first and of a
    ///   supported type. Outputs that are not `float32` are left out: nobody asks for them.
    init(_ handle: SessionHandle) throws(EngineError) {
        let signature = try handle.signature()
        guard let first = signature.inputs.first, signature.inputs.count == 1 else {
            throw EngineError(
                .invalidModel,
                "expected exactly one input, got \(signature.inputs.count): \(signature.inputs.map(\.description))")
        }
        let usable = signature.outputs.filter { $0.elementType == .float32 && !$0.shape.contains(0) }
        guard !usable.isEmpty else {
            throw EngineError(
                .invalidModel,
                "expected an output of type float32, got \(signature.outputs.map(\.description))")
        }
        guard !first.shape.isEmpty else {
            throw EngineError(.invalidModel, "expected a batch as the first dimension, got \(first)")
        }
        let input = try BatchPort(first)
        var outputs: [BatchPort] = []
        for output in usable {
            outputs.append(try BatchPort(output))
        }
        var bindings: [Binding] = []
        if input.isFixed, input.fixedBatch ?? 1 == 1 {
            do throws(EngineError) {
                bindings.append(try Binding(session: handle, input: input, outputs: outputs, batch: 1))
            } catch {
                throw EngineError(.invalidModel, error.message)
            }
        }
        self.signature = ModelSignature(inputs: signature.inputs, outputs: usable)
        self.handle = handle
        self.input = input
        self.outputs = outputs
        idle = Mutex(Idle(item: input.item, bindings: bindings))
    }

    /// Runs a batch. Blocks for the length of the inference.
    ///
    /// - Parameter input: of the input's element type and shape, with a batch of at least 1.
    /// - Returns: the outputs of the signature, in its order.
    /// - Throws: ``EngineError`` with `invalidInput` when the tensor does not fit, `runFailed` when the runtime fails.
    public func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        let (batch, port) = try port(for: input)
        let kept = batch == 1 ? idle.withLock { $0.item == port.item ? $0.bindings.popLast() : nil } : nil
        let binding: Binding
        if let kept {
            binding = kept
        } else {
            binding = try Binding(session: handle, input: port, outputs: outputs, batch: batch)
        }
        // A binding whose run failed is dropped rather than trusted again.
        let results = try binding.run(input.bytes)
        if batch == 1 { idle.withLock { $0.keep(binding, for: port.item) } }
        return results
    }

    /// - Returns: the input for tensors of this shape.
    private func port(for tensor: Tensor) throws(EngineError) -> (batch: Int, port: BatchPort) {
        let batch = tensor.shape.first ?? 0
        let item = tensor.shape.dropFirst()
        guard tensor.elementType == input.elementType, batch > 0, batch == input.fixedBatch ?? batch,
            let port = item.elementsEqual(input.item) ? input : input.fixed(to: Array(item))
        else {
            throw EngineError(
                .invalidInput,
                "expected \(signature.inputs[0]) with a batch of at least 1, "
                    + "got \(tensor.elementType.rawValue) \(tensor.shape)")
        }
        return (batch, port)
    }
}
