internal import CacheNetCore

/// When the active partition is noted in the store: a change at once, but no two within a while, which spares the disk of
/// a device whose stream jumps.
struct ActiveNote: Sendable {
    static let pause = Duration.seconds(10)

    private var noted: (id: PartitionID, at: Duration)?

    /// - Parameter now: time since any fixed instant; looked at only where there is something to note.
    /// - Returns: the partition to note now, if any.
    mutating func due(_ active: PartitionID?, now: () -> Duration) -> PartitionID? {
        guard let active, active != noted?.id else { return nil }
        let now = now()
        if let noted, now - noted.at < Self.pause { return nil }
        noted = (active, now)
        return active
    }
}
