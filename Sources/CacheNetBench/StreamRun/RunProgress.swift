public import CacheNetCore

/// How far a run has come.
public struct RunProgress: Sendable {
    /// Of the frames so far.
    public let summary: RunSummary
    /// `nil` while no partition is.
    public let active: PartitionID?
    /// The partitions that the device holds in memory.
    public let loaded: [PartitionID]

    /// - Parameter loaded: in ascending order.
    public init(summary: RunSummary, active: PartitionID?, loaded: [PartitionID]) {
        self.summary = summary
        self.active = active
        self.loaded = loaded
    }
}
