internal import CacheNetCore

/// Evicts the partition that a hint names again last, or never: Belady's replacement for a device whose downloads take
/// time.
///
/// Core's `Belady` counts activations and takes it that all of them come; here some come late, and some not at all, so
/// the future is told by frames.
struct HintOraclePolicy: ReplacementPolicy {
    let hintOracle: HintOracle
    private var residents: Set<PartitionID> = []

    init(_ hintOracle: HintOracle) {
        self.hintOracle = hintOracle
    }

    mutating func inserted(_ id: PartitionID, bytes: Int) { residents.insert(id) }

    mutating func activated(_ id: PartitionID) {}

    mutating func removed(_ id: PartitionID) { residents.remove(id) }

    func victim(where mayGo: (PartitionID) -> Bool) -> PartitionID? {
        // The lower number goes where neither comes again, so that a run repeats.
        residents.filter(mayGo).map { (use: hintOracle.nextUse(of: $0) ?? .max, id: $0) }
            .max { ($0.use, -$0.id) < ($1.use, -$1.id) }?.id
    }
}
