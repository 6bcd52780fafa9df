internal import CacheNetCore

/// What happens to a policy in the long run of the conformance suite: the same pseudo-random events every time.
struct PolicyTrace {
    enum Event {
        case inserted(PartitionID, bytes: Int)
        case activated(PartitionID)
        case removed(PartitionID)
    }

    static let partitions = 12

    let events: [Event]
    /// The partitions that are resident when they are activated, in order: the future, for policies that know it.
    let activations: [PartitionID]

    /// - Parameter steps: how many events, at least 0.
    init(steps: Int) {
        var (events, activations): ([Event], [PartitionID]) = ([], [])
        var residents: Set<PartitionID> = []
        var state: UInt64 = 1
        for _ in 0..<steps {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let id = Int(state >> 33) % Self.partitions
            switch (state >> 60) % 4 {
            case 0, 1:
                events.append(.inserted(id, bytes: 100 + 50 * (id % 3)))
                residents.insert(id)
            case 2:
                events.append(.activated(id))
                if residents.contains(id) { activations.append(id) }
            default:
                events.append(.removed(id))
                residents.remove(id)
            }
        }
        (self.events, self.activations) = (events, activations)
    }
}
