import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetRivals

/// How CacheNet's device is set up, as lists.
struct DeviceSweepOptions: ParsableArguments {
    private static let mostCapacities = 1_000

    @Option(
        help: "Partitions that the device holds in memory, such as 1,2,4 or 1..4 (default: 1).",
        transform: CommaList.parsed)
    var capacity = CommaList([CountRange(1...1)])
    @Option(help: "Bytes of partitions that the device holds in memory (default: no bound).")
    var capacityBytes: Int?
    @Option(
        help: """
            Which partition goes when room is needed, separated by commas: lru, lfu, fifo, gdsf (by activations and size). \
            With fewer than three partitions in memory there is nothing to choose (default: lru).
            """,
        transform: CommaList.parsed)
    var policy = CommaList([PolicyArgument(policy: .lru)])
    @OptionGroup var gates: GateListOptions
    @Option(
        help: """
            What every method's device has at first, separated by commas: warm (its models; of partitions \
            --start-partition, or 0), cold (nothing) (default: warm).
            """,
        transform: CommaList.parsed)
    var start = CommaList([DeviceStartArgument(start: .warm)])
    @Option(
        help: "The longest wait of a frame for the edge, 1us to 3600s, such as 50ms (default: 250ms).",
        transform: DurationArgument.parsed)
    var deadline: DurationArgument?
    @OptionGroup var frames: FrameEncodingOptions
    @Flag(help: "Each of CacheNet's devices has a store, empty at first, where partitions outlast their eviction.")
    var store = false

    func validate() throws {
        guard capacities.count <= Self.mostCapacities else {
            throw ValidationError(
                "--capacity: expected at most \(Self.mostCapacities) values, got \(capacities.count)")
        }
        guard capacities.allSatisfy({ $0 >= 1 }) else {
            throw ValidationError("--capacity: expected at least 1, got \(capacities.min() ?? 0)")
        }
        guard capacityBytes ?? 1 >= 1 else {
            throw ValidationError("--capacity-bytes: expected at least 1, got \(capacityBytes ?? 0)")
        }
    }

    var policies: [OnlinePolicy] { policy.elements.map(\.policy).uniqued }
    var longestWait: Duration { deadline?.duration ?? .milliseconds(250) }

    /// Of one bundle.
    var variantCount: Int { capacities.count * policies.count * gateChoices.count }

    /// Of the first of each list.
    var configuration: DeviceConfiguration {
        DeviceConfiguration(
            mode: .live(deadline: longestWait),
            capacity: CacheCapacity(partitions: capacities[0], bytes: capacityBytes), frameEncoding: frames.encoding)
    }

    var starts: [DeviceStart] { start.uniqueElements.map(\.start) }
    var startPartition: PartitionID { gates.startPartition ?? 0 }

    /// What rivals are calibrated for.
    ///
    /// - Throws: `ValidationError` where there are several promises.
    func rivalPromise() throws -> Promise {
        let promises = gates.risk?.elements.map { $0.promise(change: gates.changeRisk) }.uniqued ?? [Promise()]
        guard promises.count == 1 else {
            throw ValidationError(
                "--risk: expected one with baselines that are calibrated for it, got \(promises.count)")
        }
        return promises[0]
    }

    /// The first of the list.
    var gate: GateChoice { gateChoices[0] }

    func variants(of bundles: [ServedBundle]) -> [CacheVariant] {
        CacheVariant.all(bundles: bundles, capacities: capacities, policies: policies, gates: gateChoices)
    }

    /// - Throws: `BundleError` when a bundle does not have what a gate needs, `ValidationError` when it does not have the
    ///   first partition, or a partition is larger than the bound of bytes.
    func check(_ bundles: [Bundle]) throws {
        for bundle in bundles.map(\.description) {
            for choice in gateChoices { _ = try choice.gate(for: bundle.config) }
            try bundle.checkStartPartition(gates.startPartition)
            do {
                try configuration.capacity.check(holds: bundle)
            } catch {
                throw ValidationError("--\(error)")
            }
        }
    }

    /// What was asked for, defaults included.
    var asked: [String: String] {
        [
            "capacity": capacities.map { "\($0)" }.joined(separator: ", "),
            "capacity_bytes": capacityBytes.map { "\($0)" } ?? "unbounded",
            "policy": policies.map(\.rawValue).joined(separator: ", "),
            "gate": gateChoices.map { "\($0)" }.joined(separator: "; "),
            "start": starts.map(\.rawValue).joined(separator: ", "), "start_partition": "\(startPartition)",
            "deadline_ms": "\(longestWait / .milliseconds(1))", "store": store ? "empty at first" : "none",
            "frames_as": "\(frames.encoding)",
        ]
    }

    private var capacities: [Int] { capacity.elements.flatMap(\.values).uniqued }
    private var gateChoices: [GateChoice] { gates.askedChoices.uniqued }
}
