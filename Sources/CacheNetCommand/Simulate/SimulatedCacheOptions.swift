import ArgumentParser
import CacheNetCore
import CacheNetSimulation

/// Caches to try, as lists.
struct SimulatedCacheOptions: ParsableArguments {
    /// Of each gate; each has a column or a row.
    private static let mostCaches = 10_000

    @Option(help: "lru, lfu, fifo, gdsf, belady, with commas between (default: lru).", transform: CommaList.parsed)
    var policy = CommaList([SimulatedPolicyArgument(policy: .online(.lru))])
    @Option(
        help: "Partitions that the device holds in memory, such as 1,2 or 1..4 (default: 1).",
        transform: CommaList.parsed)
    var capacity = CommaList<CountRange>([CountRange(1...1)])
    @Option(help: "Bytes of partitions that the device holds in memory (default: no bound).")
    var capacityBytes: Int?

    func validate() throws {
        guard counts.allSatisfy({ $0 >= 1 }) else {
            throw ValidationError("--capacity: expected at least 1, got \(counts.min() ?? 0)")
        }
        let caches = policy.elements.count * counts.count
        guard caches <= Self.mostCaches else {
            throw ValidationError("--policy, --capacity: expected at most \(Self.mostCaches) caches, got \(caches)")
        }
        guard capacityBytes ?? 1 >= 1 else {
            throw ValidationError("--capacity-bytes: expected at least 1, got \(capacityBytes ?? 0)")
        }
    }

    var policies: [SimulatedPolicy] { policy.elements.map(\.policy) }
    var capacities: [CacheCapacity] { counts.map { CacheCapacity(partitions: $0, bytes: capacityBytes) } }

    private var counts: [Int] { capacity.elements.flatMap(\.values) }
}
