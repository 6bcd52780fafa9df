/// Evicts the partition that will be activated again last, or never: a bound for every policy that cannot know the future
/// (Belady, "A Study of Replacement Algorithms for a Virtual-Storage Computer", 1966). No policy downloads less, as long as
/// all partitions are of one size.
///
/// It is made for one sequence of activations. Where another one comes, an activation that was not foreseen changes
/// nothing.
public struct Belady: ReplacementPolicy {
    /// Of each activation, when the same partition is activated next; beyond the last where it never is.
    private let following: [Int]
    /// Of each partition, the first activation that is still to come.
    private var upcoming: [Int]
    /// The farther, the lower.
    private var residents = RankedResidents<Int>()

    /// - Parameter future: the partitions that will be activated, in order; each at least 0.
    public init(future: [PartitionID]) {
        var following = [Int](repeating: future.count, count: future.count)
        var upcoming = [Int](repeating: future.count, count: (future.max() ?? -1) + 1)
        for (index, id) in future.enumerated().reversed() {
            following[index] = upcoming[id]
            upcoming[id] = index
        }
        self.following = following
        self.upcoming = upcoming
    }

    /// Ranks the partition by its next activation in the future it was made for.
    ///
    /// - Parameter bytes: does not matter here.
    public mutating func inserted(_ id: PartitionID, bytes: Int) { residents.rank(id, -nextUse(of: id)) }

    /// The partition's first activation that was still to come is over, and it is ranked by the one after. One that is
    /// not resident changes nothing.
    public mutating func activated(_ id: PartitionID) {
        guard residents[id] != nil else { return }
        if let use = upcoming.indices.contains(id) ? upcoming[id] : nil, use < following.count {
            upcoming[id] = following[use]
        }
        residents.rank(id, -nextUse(of: id))
    }

    /// Forgets that the partition is resident; its activations to come stay known.
    public mutating func removed(_ id: PartitionID) { residents.remove(id) }

    /// The one whose next activation is farthest, or never comes, among those that may go; `nil` when none may.
    public func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? { residents.lowest(where: mayGo) }

    private func nextUse(of id: PartitionID) -> Int {
        upcoming.indices.contains(id) ? upcoming[id] : following.count
    }
}
