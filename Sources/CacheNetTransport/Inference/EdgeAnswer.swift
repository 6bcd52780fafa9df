public import CacheNetCore

/// What the edge says of a frame.
public struct EdgeAnswer: Sendable, Equatable {
    /// One value for each label.
    public let logits: [Float]
    /// The partition that knows such frames, if the edge advises one.
    public let hint: PartitionID?
    /// How long the models ran at the edge, if it says so.
    public let ran: Duration?

    public init(logits: [Float], hint: PartitionID?, ran: Duration? = nil) {
        self.logits = logits
        self.hint = hint
        self.ran = ran
    }
}
