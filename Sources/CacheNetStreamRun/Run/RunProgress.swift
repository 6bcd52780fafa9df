package import CacheNetCore

/// How far a run has come.
package struct RunProgress: Sendable {
    /// Of the frames so far.
    package let summary: RunSummary
    /// `nil` while no partition is.
    package let active: PartitionID?
    /// The partitions that the device holds in memory.
    package let loaded: [PartitionID]

    /// - Parameter loaded: in ascending order.
    package init(summary: RunSummary, active: PartitionID?, loaded: [PartitionID]) {
        self.summary = summary
        self.active = active
        self.loaded = loaded
    }
}
