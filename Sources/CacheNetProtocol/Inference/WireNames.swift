/// Names that the wire uses beside the fields of the Open Inference Protocol.
public enum WireNames {
    /// Header: how many bytes of the body are JSON; binary tensors follow.
    public static let headerLength = "Inference-Header-Content-Length"
    /// Request parameter: `true` asks for the partition to cache.
    public static let hint = "cachenet_hint"
    /// Response parameter: the partition to cache.
    public static let partition = "cachenet_partition"
    /// Response parameter: a fingerprint of the version's labels, so that a device of another version knows whether it can
    /// use the answer.
    public static let labels = "cachenet_labels"
    /// Response parameter: who answered, ``answeredByFull`` or ``answeredByPartition``.
    public static let answeredBy = "cachenet_answered_by"
    public static let answeredByFull = "full"
    public static let answeredByPartition = "partition"
    /// The output that holds a score for each label.
    public static let logits = "logits"
    /// The output that holds a score for each partition.
    public static let code = "code"
    /// Parameter of a requested output: so many labels, the likeliest first, in place of scores.
    public static let classification = "classification"
    /// Request parameter: microseconds that the client waits at most.
    public static let timeout = "timeout"
    static let binaryDataSize = "binary_data_size"
    package static let binaryData = "binary_data"
    static let binaryDataOutput = "binary_data_output"
}
