import ArgumentParser
import CacheNetCore
import CacheNetDevice

struct DeviceOptions: ParsableArguments {
    @Option(help: "Partitions that the device holds in memory, at least 1.")
    var capacity = 1
    @Option(help: "Bytes of partitions that the device holds in memory (default: no bound).")
    var capacityBytes: Int?
    @Option(help: "Misses in a row that must hint at the same other partition before the device switches.")
    var agreement = 1
    @Option(
        help: "Entropy in nats below which a partition's answer counts, for every partition; 0: every frame misses.")
    var threshold: Double?
    @Option(help: "Load this partition before the first frame (default: the first miss decides).")
    var startPartition: Int?
    @Option(help: "The longest wait of a frame for the edge, such as 50ms (default: 250ms).")
    var deadline: DurationArgument?
    @Flag(
        help: "No deadline, no breaker; every fetch is complete before the next frame, so that a run repeats exactly.")
    var synchronous = false
    @Option(help: "Keep fetched partitions in this directory, beyond their eviction and beyond this run.")
    var store: String?

    func validate() throws {
        guard capacity >= 1 else { throw ValidationError("--capacity: expected at least 1, got \(capacity)") }
        guard capacityBytes ?? 1 >= 1 else { throw ValidationError("--capacity-bytes: expected at least 1") }
        guard agreement >= 1 else { throw ValidationError("--agreement: expected at least 1, got \(agreement)") }
        guard threshold.map({ $0.isFinite && $0 >= 0 }) ?? true else {
            throw ValidationError("--threshold: expected nats of at least 0, got \(threshold ?? 0)")
        }
        guard startPartition ?? 0 >= 0 else { throw ValidationError("--start-partition: expected at least 0") }
        guard !synchronous || deadline == nil else {
            throw ValidationError("--deadline has no meaning with --synchronous, which waits as long as it takes")
        }
    }

    var configuration: DeviceConfiguration {
        DeviceConfiguration(
            mode: synchronous ? .synchronous : .live(deadline: deadline?.duration ?? .milliseconds(250)),
            capacity: CacheCapacity(partitions: capacity, bytes: capacityBytes), agreement: agreement,
            threshold: threshold)
    }
}
