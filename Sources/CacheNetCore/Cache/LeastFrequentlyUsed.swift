/// Evicts the partition that was activated least often since it became resident; of several, the one whose last activation
/// is longest ago.
public struct LeastFrequentlyUsed: ReplacementPolicy {
    private struct Use: Sendable, Comparable {
        var activations: Int
        /// When it was used last, in events.
        var time: Int

        static func < (first: Use, second: Use) -> Bool {
            first.activations == second.activations
                ? first.time < second.time : first.activations < second.activations
        }
    }

    private var residents = RankedResidents<Use>()
    private var time = 0

    /// Nothing is resident yet.
    public init() {}

    /// The partition starts without activations, also where it was resident already.
    ///
    /// - Parameter bytes: does not matter here.
    public mutating func inserted(_ id: PartitionID, bytes: Int) {
        time += 1
        residents.rank(id, Use(activations: 0, time: time))
    }

    /// Counts one activation more. One that is not resident changes nothing.
    public mutating func activated(_ id: PartitionID) {
        guard let use = residents[id] else { return }
        time += 1
        residents.rank(id, Use(activations: use.activations + 1, time: time))
    }

    /// Forgets the partition and its activations.
    public mutating func removed(_ id: PartitionID) { residents.remove(id) }

    /// The one with the fewest activations among those that may go; `nil` when none may.
    public func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? { residents.lowest(where: mayGo) }
}
