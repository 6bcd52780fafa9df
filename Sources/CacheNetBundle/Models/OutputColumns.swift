import CacheNetCore

/// An output of a model that is read as `float32` `[batch, columns]`.
struct OutputColumns: Sendable {
    private let index: Int
    private let name: String
    private let columns: Int

    /// - Parameter title: names the model in errors.
    /// - Throws: ``BundleError`` with code `invalidModel` when the output is of another kind, as far as the model says.
    init(
        _ port: ModelSignature.Port, at index: Int, columns: Int, title: String
    ) throws(BundleError) {
        let shape = [-1, columns] + [Int](repeating: 1, count: max(0, port.shape.count - 2))
        let fits = zip(port.shape, shape).allSatisfy { $0 < 0 || $1 < 0 || $0 == $1 }
        // A model that says nothing of its output's shape is known after a run.
        guard port.elementType == .float32, port.shape.isEmpty || (port.shape.count >= 2 && fits) else {
            throw BundleError(
                .invalidModel,
                "\(title): output \(port.name): expected float32 [batch, \(columns)], "
                    + "got \(port.elementType?.rawValue ?? "unsupported type") \(port.shape)")
        }
        self.index = index
        self.name = port.name
        self.columns = columns
    }

    /// - Parameter outputs: the model's, to one batch.
    func read(_ outputs: [Tensor], batch: Int) throws(EngineError) -> Tensor {
        guard outputs.indices.contains(index) else {
            throw EngineError(.runFailed, "expected \(index + 1) outputs, got \(outputs.count)")
        }
        let tensor = outputs[index]
        if tensor.elementType == .float32, tensor.shape == [batch, columns] { return tensor }
        guard tensor.elementType == .float32, tensor.shape.count > 2, tensor.shape.prefix(2) == [batch, columns],
            tensor.shape.dropFirst(2).allSatisfy({ $0 == 1 })
        else {
            throw EngineError(
                .runFailed,
                "output \(name): expected float32 \([batch, columns]), got \(tensor.elementType.rawValue) \(tensor.shape)"
            )
        }
        do {
            return try Tensor(elementType: .float32, shape: [batch, columns], bytes: tensor.bytes)
        } catch {
            throw EngineError(.runFailed, "output \(name): \(error.message)")
        }
    }
}
