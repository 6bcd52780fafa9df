public import CacheNetCore

/// What a simulated device made of one frame.
public struct SimulatedFrame: Sendable, Hashable {
    /// The record of the outcomes that the frame shows.
    public let record: Int
    /// Whether the device answered; the full model did otherwise.
    public let isHit: Bool
    /// Whether it is a hit for which no model ran.
    public let isSkip: Bool
    /// `nil` where the output of the model that answered held no number.
    public let answer: Int?
    /// The partition that was active when the frame came.
    public let active: PartitionID?
    /// The one that the next frame finds active.
    public let next: PartitionID?
    /// From the frame to its answer.
    public let latency: Duration
}
