/// How long one run of each model of a bundle takes on this machine, on one thread.
public struct ModelTimes: Sendable, Hashable {
    /// Of each partition, by its number.
    public let partitions: [Duration]
    /// `nil` where the bundle has no fallback model.
    public let fallback: Duration?
    /// Of the full model alone.
    public let full: Duration
    /// Of the full model, and of the encoder where the code is its own.
    public let edge: Duration

    public init(partitions: [Duration], fallback: Duration?, full: Duration, edge: Duration) {
        self.partitions = partitions
        self.fallback = fallback
        self.full = full
        self.edge = edge
    }
}
