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
            belief (the expected loss, from all that was seen of the stream). Default: belief, where the bundle was \
            calibrated for it and neither --threshold nor --agreement is given.
            """)
    var gate: GateKind?
    @Option(
        help: """
            What hits of the belief gate may cost, as a share of all frames: loss=0.005 (accuracy below the full model's; \
            a bare number means the same) or disagreement=0.01 (answers that are not the full model's). It has to be of \
            the kind that the bundle was calibrated for (default: what that was).
            """,
        transform: RiskArgument.parsed)
    var risk: RiskArgument?
    @Option(
        help: """
            The same on the first frame, and on the first three, after a change of label, as a share of these, or none \
            (default: what the bundle was calibrated for; with --risk 0.03).
            """,
        transform: OptionalRisk.parsed)
    var changeRisk: OptionalRisk?
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
    @OptionGroup var frames: FrameEncodingOptions
    @Flag(
        help: "No deadline, no breaker; every fetch is complete before the next frame, so that a run repeats exactly.")
    var synchronous = false
    @Option(
        help: """
            Keep fetched partitions in this directory, beyond their eviction and beyond this run; the next one starts with \
            the one that was active last (not with --synchronous).
            """, completion: .directory)
    var store: String?
    @Option(
        help: ArgumentHelp(
            "The most that --store may take; what was used longest ago goes (default: no bound).", valueName: "bytes"))
    var storeBytes: Int?
    @Option(
        help: ArgumentHelp(
            """
            Ask for a new version of the bundle this often, and whenever the edge answers with another one, and move to it \
            between two frames; never stays with the first (default: 300s; not with --synchronous).
            """, valueName: "duration"),
        transform: UpdatesArgument.parsed)
    var updates: UpdatesArgument?

    func validate() throws {
        guard capacity >= 1 else { throw ValidationError("--capacity: expected at least 1, got \(capacity)") }
        guard capacityBytes ?? 1 >= 1 else {
            throw ValidationError("--capacity-bytes: expected at least 1, got \(capacityBytes ?? 0)")
        }
        guard storeBytes ?? 1 >= 1 else {
            throw ValidationError("--store-bytes: expected at least 1, got \(storeBytes ?? 0)")
        }
        guard storeBytes == nil || store != nil else {
            throw ValidationError("--store-bytes has no meaning without --store")
        }
        guard agreement ?? 1 >= 1 else {
            throw ValidationError("--agreement: expected at least 1, got \(agreement ?? 1)")
        }
        guard threshold.map({ (0...1e6).contains($0) }) ?? true else {
            throw ValidationError("--threshold: expected 0 to 1000000 nats, got \(threshold ?? 0)")
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
        guard gate != .belief || (threshold == nil && agreement == nil) else {
            throw ValidationError("--threshold and --agreement have no meaning with --gate belief")
        }
        guard changeRisk == nil || risk != nil else {
            throw ValidationError("--change-risk needs --risk, which it goes with")
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
        guard gate == .belief || risk != nil else { return .best }
        return .belief(risk?.promise(change: changeRisk))
    }

    /// A device without its store answers as well, so one that cannot be had is a warning.
    func openStore(_ logger: Logger) -> ContentStore? {
        guard let store else { return nil }
        do {
            return try ContentStore(path: store, limit: storeBytes)
        } catch {
            logger.warning("--store: going on without it, nothing is kept: \(error)")
            return nil
        }
    }

    var longestWait: Duration { deadline?.duration ?? .milliseconds(250) }

    var configuration: DeviceConfiguration {
        DeviceConfiguration(
            mode: synchronous ? .synchronous : .live(deadline: longestWait),
            updates: updates?.updates ?? .automatic(every: .seconds(300)),
            capacity: CacheCapacity(partitions: capacity, bytes: capacityBytes), frameEncoding: frames.encoding)
    }
}
