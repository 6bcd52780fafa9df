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

    /// Times that are known; nothing is checked.
    ///
    /// - Parameters:
    ///   - partitions: one for each, by its number.
    ///   - fallback: `nil` where there is none.
    ///   - full: of the full model alone.
    ///   - edge: of all models that the edge server runs for an answer.
    public init(partitions: [Duration], fallback: Duration?, full: Duration, edge: Duration) {
        self.partitions = partitions
        self.fallback = fallback
        self.full = full
        self.edge = edge
    }
}
