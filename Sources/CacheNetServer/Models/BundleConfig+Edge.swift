internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol

extension BundleConfig {
    /// From frames to what the models take.
    func preprocessed(_ frames: Tensor) throws(InferenceError) -> Tensor {
        do {
            return try preprocess.apply(to: frames)
        } catch {
            throw InferenceError(.invalidArgument, error.message)
        }
    }

    /// The partition for one frame of a batch.
    func partition(logits: Tensor, code: Tensor?, item: Int) throws(InferenceError) -> PartitionID? {
        let code = try code.map { tensor throws(InferenceError) in try rows(of: tensor) }
        let logits = try rows(of: logits)
        guard logits.indices.contains(item), code?.indices.contains(item) ?? true else { return nil }
        return hint(logits: logits[item], code: code?[item])
    }
}
