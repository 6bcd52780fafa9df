internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol

/// What the models said to a request.
struct InferenceResult: Sendable {
    /// `float32`, `[batch, labels]`.
    var logits: Tensor
    /// `float32`, `[batch, partitions]`.
    var code: Tensor?
    /// The partition for the first frame.
    var hint: PartitionID?
    var isByPartition = false
    /// How long it took to make the models' input of the batch that it was in.
    var prepared = Duration.zero
    /// How long the models ran for that batch.
    var ran = Duration.zero

    /// What was said of the frames of several requests together, as each of them gets it.
    func divided(
        among batch: [ValidatedRequest], _ config: BundleConfig
    ) throws(InferenceError) -> [InferenceResult] {
        var results: [InferenceResult] = []
        var first = 0
        for request in batch {
            let items = first..<first + request.frames.count
            first = items.upperBound
            var result = InferenceResult(
                logits: try slice(logits, items),
                code: try code.map { code throws(InferenceError) in try slice(code, items) })
            if request.wantsHint {
                result.hint = try config.partition(logits: result.logits, code: result.code, item: 0)
            }
            results.append(result)
        }
        return results
    }
}
