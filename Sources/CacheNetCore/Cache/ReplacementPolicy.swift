/// A partition's number, 0 up to the bundle's number of partitions; also the value of a code.
public typealias PartitionID = Int

/// Decides which resident partition goes when room is needed.
///
/// The cache tells the policy what happens and asks it for victims; the policy holds no sessions. Every policy must pass
/// the conformance suite of `CacheNetTestKit`.
public protocol ReplacementPolicy: Sendable {
    /// A partition became resident.
    ///
    /// - Parameter bytes: what it counts against the cache's byte bound, at least 0.
    mutating func inserted(_ id: PartitionID, bytes: Int)

    /// A resident partition became the active one.
    mutating func activated(_ id: PartitionID)

    /// A partition is no longer resident.
    mutating func removed(_ id: PartitionID)

    /// The resident partition to evict next among those that may go, or `nil` when none may.
    func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID?
}
