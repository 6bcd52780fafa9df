/// Evicts the partition whose activations are the fewest for its size, where those of long ago count less and less
/// (Cherkasova, "Improving WWW Proxies Performance with Greedy-Dual-Size-Frequency Caching Policy", 1998, with a cost of 1
/// for every download).
///
/// A partition's priority is `age + activations / bytes`, set when it is activated; the age of the cache is the priority
/// of what left it last. So what was popular once is overtaken by what is used now. Equal priorities: the one whose last
/// activation is longest ago.
public struct GreedyDualSizeFrequency: ReplacementPolicy {
    private struct Standing: Sendable, Comparable {
        var priority: Double
        /// When it was used last, in events.
        var time: Int
        /// Since it became resident.
        var activations: Double
        /// At least 1.
        var bytes: Double

        static func < (first: Standing, second: Standing) -> Bool {
            first.priority == second.priority ? first.time < second.time : first.priority < second.priority
        }
    }

    private var residents = RankedResidents<Standing>()
    private var time = 0
    private var age = 0.0

    /// Nothing is resident yet, and the cache's age is 0.
    public init() {}

    /// The partition starts without activations, at a priority of the cache's age.
    ///
    /// - Parameter bytes: fewer than 1 count as 1.
    public mutating func inserted(_ id: PartitionID, bytes: Int) {
        time += 1
        residents.rank(id, Standing(priority: age, time: time, activations: 0, bytes: Double(max(1, bytes))))
    }

    /// Sets the partition's priority anew, with one activation more. One that is not resident changes nothing.
    public mutating func activated(_ id: PartitionID) {
        guard var standing = residents[id] else { return }
        time += 1
        standing.time = time
        standing.activations += 1
        standing.priority = age + standing.activations / standing.bytes
        residents.rank(id, standing)
    }

    /// Forgets the partition and its activations. The cache's age rises to its priority, where that is higher.
    public mutating func removed(_ id: PartitionID) {
        guard let standing = residents.remove(id) else { return }
        // What may not go can be passed over, so the lowest does not always leave; the age never falls.
        age = max(age, standing.priority)
    }

    /// The one of the lowest priority among those that may go; `nil` when none may.
    public func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? { residents.lowest(where: mayGo) }
}
