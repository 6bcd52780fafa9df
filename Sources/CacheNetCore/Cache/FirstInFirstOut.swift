/// Evicts the partition that became resident first, however often it was active since.
public struct FirstInFirstOut: ReplacementPolicy {
    /// Never told of an activation, this order is that of the insertions.
    private var insertions = LeastRecentlyUsed()

    public init() {}

    public mutating func inserted(_ id: PartitionID, bytes: Int) { insertions.inserted(id, bytes: bytes) }

    public mutating func activated(_ id: PartitionID) {}

    public mutating func removed(_ id: PartitionID) { insertions.removed(id) }

    public func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? { insertions.victim(where: mayGo) }
}
