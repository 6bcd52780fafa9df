/// The residents with a rank each, for policies that evict the lowest.
///
/// Ranking and removing take constant time. The lowest is found by a look at every resident: a device holds few, and
/// among few that is as fast as a heap.
struct RankedResidents<Rank: Comparable & Sendable>: Sendable {
    private var entries: [(id: PartitionID, rank: Rank)] = []
    /// Of each partition, its place in `entries`; -1 where it is not resident.
    private var places: [Int] = []

    /// `nil` where the partition is not resident.
    subscript(id: PartitionID) -> Rank? {
        places.indices.contains(id) && places[id] >= 0 ? entries[places[id]].rank : nil
    }

    /// Gives a partition a rank; one that is not resident becomes so.
    mutating func rank(_ id: PartitionID, _ rank: Rank) {
        while places.count <= id { places.append(-1) }
        if places[id] >= 0 {
            entries[places[id]].rank = rank
        } else {
            places[id] = entries.count
            entries.append((id, rank))
        }
    }

    /// - Returns: the rank that it had; `nil` where it was not resident.
    @discardableResult
    mutating func remove(_ id: PartitionID) -> Rank? {
        guard places.indices.contains(id), places[id] >= 0 else { return nil }
        let place = places[id]
        let removed = entries[place]
        let last = entries.removeLast()
        places[id] = -1
        if last.id != id {
            entries[place] = last
            places[last.id] = place
        }
        return removed.rank
    }

    /// The resident of the lowest rank among those that pass; `nil` when none does.
    func lowest(where mayGo: (PartitionID) -> Bool) -> PartitionID? {
        var lowest: (id: PartitionID, rank: Rank)?
        for entry in entries where mayGo(entry.id) {
            if let found = lowest, found.rank <= entry.rank { continue }
            lowest = entry
        }
        return lowest?.id
    }
}
