public import CacheNetCore

/// Lets a device's cache live through a trace: the device's own decisions, without a device.
public struct CacheReplay: Sendable {
    private let capacity: CacheCapacity
    private let policy: SimulatedPolicy
    /// Of each partition.
    private let bytes: [Int]

    /// - Parameter bytes: what a device downloads for each partition, by id; at least as many as a trace names.
    public init(capacity: CacheCapacity, policy: SimulatedPolicy, bytes: [Int]) {
        self.capacity = capacity
        self.policy = policy
        self.bytes = bytes
    }

    /// - Parameter onDownload: told of every download: the number of the activation that caused it, and the partition.
    public func run(
        _ trace: ActivationTrace, onDownload: (Int, PartitionID) -> Void = { _, _ in }
    ) -> CacheFigures {
        var figures = CacheFigures()
        var device = DeviceState(cache: PartitionCache(capacity: capacity, policy: policy.make(for: trace)))
        if let start = trace.start {
            figures.evictions += device.installed(start, bytes: bytes[start]).evicted.count
        }
        for (index, id) in trace.activations.enumerated() {
            let action = device.want(id, now: .zero)
            figures.evictions += action.evicted.count
            guard let fetched = action.fetch else { continue }
            onDownload(index, fetched)
            figures.downloads += 1
            figures.downloadedBytes += bytes[fetched]
            figures.evictions += device.arrived(fetched, bytes: bytes[fetched], now: .zero).evicted.count
        }
        return figures
    }
}
