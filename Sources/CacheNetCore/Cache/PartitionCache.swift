/// Which partitions are resident, bounded by count and by bytes.
///
/// The active partition and the one being brought in are pinned: they are never evicted. One incoming partition may
/// exceed the bounds until the next activation, so that a device of capacity 1 can load beside what it is using. A
/// partition larger than the byte bound is kept while it is active, alone.
public struct PartitionCache: Sendable {
    /// The bounds that the cache keeps to, but for what is pinned.
    public let capacity: CacheCapacity
    /// The partition that was activated last, which is resident; `nil` before the first activation.
    public private(set) var active: PartitionID?
    /// What all residents count, in bytes. More than the bound only from an insertion to the next activation, or where
    /// the active one alone is larger.
    public private(set) var residentBytes = 0
    /// Of each partition, what it counts in bytes; -1 where it is not resident.
    private var sizes: [Int] = []
    private var residentCount = 0
    private var policy: any ReplacementPolicy

    /// An empty cache.
    ///
    /// - Parameter policy: one that was told nothing yet.
    public init(capacity: CacheCapacity, policy: any ReplacementPolicy = LeastRecentlyUsed()) {
        self.capacity = capacity
        self.policy = policy
    }

    /// Resident partitions in ascending order.
    public var residents: [PartitionID] { sizes.indices.filter { sizes[$0] >= 0 } }

    func resident(hasFallback: Bool) -> ResidentModels {
        ResidentModels(sizes: sizes, count: residentCount, hasFallback: hasFallback)
    }

    /// Whether the partition is in memory; `false` for one that does not exist.
    public func isResident(_ id: PartitionID) -> Bool { sizes.indices.contains(id) && sizes[id] >= 0 }

    /// Makes a partition resident without activating it.
    ///
    /// - Parameter bytes: at least 0.
    /// - Returns: the partitions that were evicted for it.
    public mutating func insert(_ id: PartitionID, bytes: Int) -> [PartitionID] {
        while sizes.count <= id { sizes.append(-1) }
        if sizes[id] < 0 { residentCount += 1 } else { residentBytes -= sizes[id] }
        sizes[id] = bytes
        residentBytes += bytes
        policy.inserted(id, bytes: bytes)
        return trim(keeping: id)
    }

    /// Makes a resident partition the active one and brings the cache back within its bounds.
    ///
    /// - Returns: the partitions that were evicted.
    public mutating func activate(_ id: PartitionID) -> [PartitionID] {
        precondition(isResident(id), "only a resident partition can be activated")
        active = id
        policy.activated(id)
        return trim(keeping: nil)
    }

    private mutating func trim(keeping incoming: PartitionID?) -> [PartitionID] {
        var evicted: [PartitionID] = []
        while residentCount > capacity.partitions || residentBytes > capacity.bytes ?? .max {
            guard let victim = policy.victim(where: { $0 != active && $0 != incoming }) else { break }
            policy.removed(victim)
            residentBytes -= sizes[victim]
            sizes[victim] = -1
            residentCount -= 1
            evicted.append(victim)
        }
        return evicted
    }
}
