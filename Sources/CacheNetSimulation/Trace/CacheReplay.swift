public import CacheNetCore

/// Lets a device's cache live through a trace: the device's own decisions, without a device.
public struct CacheReplay: Sendable {
    private let capacity: CacheCapacity
    private let policy: SimulatedPolicy
    private let standby: PartitionID?
    /// Of each partition.
    private let bytes: [Int]

    /// - Parameters:
    ///   - standby: the gate's.
    ///   - bytes: what a device downloads for each partition, by id; at least as many as a trace names.
    public init(capacity: CacheCapacity, policy: SimulatedPolicy, standby: PartitionID? = nil, bytes: [Int]) {
        self.capacity = capacity
        self.policy = policy
        self.standby = standby
        self.bytes = bytes
    }

    /// - Parameter onDownload: told of every download: the number of the activation that caused it, and the partition.
    public func run(
        _ trace: ActivationTrace, onDownload: (Int, PartitionID) -> Void = { _, _ in }
    ) -> CacheFigures {
        var figures = CacheFigures()
        let cache = PartitionCache(
            capacity: capacity, policy: policy.make(for: trace.all.filter { $0 != standby }))
        var device = DeviceState(cache: cache, standby: standby)
        if let start = trace.start {
            figures.evictions += device.installed(start, bytes: bytes[start]).evicted.count
        }
        for (index, id) in trace.activations.enumerated() {
            var action = device.want(id, now: .zero)
            figures.evictions += action.evicted.count
            while let fetched = action.fetch {
                onDownload(index, fetched)
                figures.downloads += 1
                figures.downloadedBytes += bytes[fetched]
                action = device.arrived(fetched, bytes: bytes[fetched], now: .zero)
                figures.evictions += action.evicted.count
            }
        }
        return figures
    }
}
