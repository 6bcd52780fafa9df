import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import Logging

struct DeviceOptions: ParsableArguments {
    @Option(help: "Partitions that the device holds in memory, at least 1.")
    var capacity = 1
    @Option(help: "Bytes of partitions that the device holds in memory (default: no bound).")
    var capacityBytes: Int?
    @Option(help: "Which partition goes when room is needed: lru, lfu, fifo or gdsf (by activations and size).")
    var policy = PolicyArgument(policy: .lru)
    @Option(
        help: """
            What decides whether an answer of the device counts: fixed (one entropy threshold for each partition) or \
            locality (the expected loss, from what the stream was like so far). Default: locality, where the bundle \
            was calibrated for it and neither --threshold nor --agreement is given.
            """)
    var gate: GateKind?
    @Option(help: "Accuracy below the full model's that the locality-aware gate may cost (default: 0.005).")
    var risk: Double?
    @Option(
        help: "Misses in a row that must hint at the same other partition before the device switches; fixed gate only.")
    var agreement: Int?
    @Option(
        help: """
            Entropy in nats below which a partition's answer counts, for every partition; 0: every frame misses; fixed \
            gate only.
            """)
    var threshold: Double?
    @Option(help: "Load this partition before the first frame (default: the first miss decides).")
    var startPartition: Int?
    @Option(
        help: "The longest wait of a frame for the edge, 1us to 3600s, such as 50ms (default: 250ms).",
        transform: DurationArgument.parsed)
    var deadline: DurationArgument?
    @Flag(
        help: "No deadline, no breaker; every fetch is complete before the next frame, so that a run repeats exactly.")
    var synchronous = false
    @Option(
        help: """
            Keep fetched partitions in this directory, beyond their eviction and beyond this run; the next one starts with \
            the one that was active last (not with --synchronous).
            """)
    var store: String?

    func validate() throws {
        guard capacity >= 1 else { throw ValidationError("--capacity: expected at least 1, got \(capacity)") }
        guard capacityBytes ?? 1 >= 1 else {
            throw ValidationError("--capacity-bytes: expected at least 1, got \(capacityBytes ?? 0)")
        }
        guard agreement ?? 1 >= 1 else {
            throw ValidationError("--agreement: expected at least 1, got \(agreement ?? 1)")
        }
        guard threshold.map({ (0...1e6).contains($0) }) ?? true else {
            throw ValidationError("--threshold: expected 0 to 1000000 nats, got \(threshold ?? 0)")
        }
        guard risk.map({ $0 > 0 && $0 < 1 }) ?? true else {
            throw ValidationError("--risk: expected more than 0 and less than 1, got \(risk ?? 0)")
        }
        try validateGate()
        guard startPartition ?? 0 >= 0 else {
            throw ValidationError("--start-partition: expected at least 0, got \(startPartition ?? 0)")
        }
        guard !synchronous || deadline == nil else {
            throw ValidationError("--deadline has no meaning with --synchronous, which waits as long as it takes")
        }
    }

    private func validateGate() throws {
        guard gate != .locality || (threshold == nil && agreement == nil) else {
            throw ValidationError("--threshold and --agreement have no meaning with --gate locality")
        }
        guard risk == nil || !isFixed else {
            throw ValidationError(
                "--risk has no meaning with a fixed threshold, which calibration has set for the risk asked there")
        }
    }

    private var isFixed: Bool { gate == .fixed || threshold != nil || agreement != nil }

    var gateChoice: GateChoice {
        if isFixed { return .fixed(threshold: threshold, agreement: agreement ?? 1) }
        // Who asks for a risk asks for the gate that keeps it.
        guard gate == .locality || risk != nil else { return .best() }
        return .locality(risk: risk ?? GateChoice.usualRisk)
    }

    /// A device without its store answers as well, so one that cannot be had is a warning.
    func openStore(_ logger: Logger) -> ContentStore? {
        guard let store else { return nil }
        do {
            return try ContentStore(path: store)
        } catch {
            logger.warning("--store: going on without it, nothing is kept: \(error)")
            return nil
        }
    }

    /// - Throws: `ValidationError` when a partition does not fit.
    func checkCapacity(for bundle: BundleDescription) throws {
        do {
            try configuration.capacity.check(holds: bundle)
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    var longestWait: Duration { deadline?.duration ?? .milliseconds(250) }

    var configuration: DeviceConfiguration {
        DeviceConfiguration(
            mode: synchronous ? .synchronous : .live(deadline: longestWait),
            capacity: CacheCapacity(partitions: capacity, bytes: capacityBytes))
    }
}
