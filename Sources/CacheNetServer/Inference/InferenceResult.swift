internal import CacheNetCore

/// What the models said to a question.
struct InferenceResult: Sendable {
    /// `float32`, `[batch, labels]`.
    var logits: Tensor
    /// `float32`, `[batch, partitions]`.
    var code: Tensor?
    /// The partition for the first frame.
    var hint: PartitionID?
    var isByPartition = false
}
