public import CacheNetCore

/// What the edge says of a frame.
public struct EdgeAnswer: Sendable, Equatable {
    /// One value for each label.
    public let logits: [Float]
    /// The partition that knows such frames, if the edge advises one.
    public let hint: PartitionID?

    public init(logits: [Float], hint: PartitionID?) {
        self.logits = logits
        self.hint = hint
    }
}
