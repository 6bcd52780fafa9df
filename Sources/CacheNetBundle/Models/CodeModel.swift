public import CacheNetCore

/// A bundle's encoder: a model that maps a frame to a code.
public struct CodeModel: Sendable {
    /// The model itself, whose output may have another form.
    package let session: any InferenceSession
    private let code: OutputColumns

    /// - Throws: ``BundleError`` with code `invalidModel` when the model has no output `code` and not just one, or not a
    ///   column for each partition.
    init(_ session: any InferenceSession, partitions: Int, title: String) throws(BundleError) {
        let outputs = session.signature.outputs
        guard let index = session.signature.encoderOutput else {
            throw BundleError(.invalidModel, "\(title): outputs: expected code, got \(outputs.map(\.name))")
        }
        self.session = session
        code = try OutputColumns(outputs[index], at: index, columns: partitions, title: title)
    }

    /// Blocks while the model runs.
    ///
    /// - Parameter input: what the bundle's models take, batch first.
    /// - Returns: `float32`, `[batch, partitions]`.
    public func code(_ input: Tensor) throws(EngineError) -> Tensor {
        try code.read(try session.run(input), batch: input.shape.first ?? 0)
    }
}
