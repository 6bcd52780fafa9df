/// Evicts the partition whose last activation is longest ago; one that was never activated counts from its insertion.
///
/// Inserting, activating and removing take constant time: a doubly linked list whose links live in one array, indexed by
/// partition. Slot 0 is the list's anchor and partition `k` has slot `k + 1`.
public struct LeastRecentlyUsed: ReplacementPolicy {
    private struct Link: Sendable {
        var older: Int
        var newer: Int
    }

    private static let unlinked = Link(older: -1, newer: -1)
    private var links = [Link(older: 0, newer: 0)]

    /// Nothing is resident yet.
    public init() {}

    /// The partition is now the one that was used last, also where it was resident already.
    ///
    /// - Parameter bytes: does not matter here.
    public mutating func inserted(_ id: PartitionID, bytes: Int) {
        while links.count <= id + 1 { links.append(Self.unlinked) }
        unlink(id + 1)
        linkAsNewest(id + 1)
    }

    /// The partition is now the one that was used last. One that is not resident changes nothing.
    public mutating func activated(_ id: PartitionID) {
        guard isLinked(id + 1) else { return }
        unlink(id + 1)
        linkAsNewest(id + 1)
    }

    /// Forgets the partition; one that is not resident changes nothing.
    public mutating func removed(_ id: PartitionID) {
        unlink(id + 1)
    }

    /// The one whose last use is longest ago among those that may go; `nil` when none may.
    public func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? {
        var slot = links[0].newer
        while slot != 0 {
            if mayGo(slot - 1) { return slot - 1 }
            slot = links[slot].newer
        }
        return nil
    }

    private func isLinked(_ slot: Int) -> Bool {
        slot < links.count && links[slot].older >= 0
    }

    private mutating func linkAsNewest(_ slot: Int) {
        let newest = links[0].older
        links[slot] = Link(older: newest, newer: 0)
        links[newest].newer = slot
        links[0].older = slot
    }

    private mutating func unlink(_ slot: Int) {
        guard isLinked(slot) else { return }
        let link = links[slot]
        links[link.older].newer = link.newer
        links[link.newer].older = link.older
        links[slot] = Self.unlinked
    }
}
