/// Names that the wire uses beside the fields of the Open Inference Protocol.
package enum WireNames {
    /// Header: how many bytes of the body are JSON; binary tensors follow.
    package static let headerLength = "Inference-Header-Content-Length"
    /// Request parameter: `true` asks for the partition to cache.
    package static let hint = "cachenet_hint"
    /// Response parameter: the partition to cache.
    package static let partition = "cachenet_partition"
    /// Response parameter: a fingerprint of the version's labels, so that a device of another version knows whether it can
    /// use the answer.
    package static let labels = "cachenet_labels"
    /// Response parameter: who answered, ``answeredByFull`` or ``answeredByPartition``.
    package static let answeredBy = "cachenet_answered_by"
    package static let answeredByFull = "full"
    package static let answeredByPartition = "partition"
    /// The output that holds a score for each label.
    package static let logits = "logits"
    /// The output that holds a score for each partition.
    package static let code = "code"
    /// Parameter of a requested output: so many labels, the likeliest first, in place of scores.
    package static let classification = "classification"
    /// Request parameter: microseconds that the client waits at most.
    package static let timeout = "timeout"
    static let binaryDataSize = "binary_data_size"
    package static let binaryData = "binary_data"
    static let binaryDataOutput = "binary_data_output"
}
