internal import CacheNetCore

extension InferenceSession {
    /// The batch that the model insists on; `nil` when any will do.
    var fixedBatch: Int? {
        guard let batch = signature.inputs.first?.shape.first, batch > 0 else { return nil }
        return batch
    }
}
