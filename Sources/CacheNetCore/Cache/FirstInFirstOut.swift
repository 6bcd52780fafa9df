/// Evicts the partition that became resident first, however often it was active since.
public struct FirstInFirstOut: ReplacementPolicy {
    /// Never told of an activation, this order is that of the insertions.
    private var insertions = LeastRecentlyUsed()

    /// Nothing is resident yet.
    public init() {}

    /// The partition is now the newest, also where it was resident already.
    ///
    /// - Parameter bytes: does not matter here.
    public mutating func inserted(_ id: PartitionID, bytes: Int) { insertions.inserted(id, bytes: bytes) }

    /// Changes nothing: only insertions count.
    public mutating func activated(_ id: PartitionID) {}

    /// Forgets the partition; one that is not resident changes nothing.
    public mutating func removed(_ id: PartitionID) { insertions.removed(id) }

    /// The one that became resident first among those that may go; `nil` when none may.
    public func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? { insertions.victim(where: mayGo) }
}
