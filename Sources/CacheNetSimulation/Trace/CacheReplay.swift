public import CacheNetCore

/// Lets a device's cache live through a trace: the device's own decisions, without a device.
public struct CacheReplay: Sendable {
    private let capacity: CacheCapacity
    private let policy: SimulatedPolicy
    private let fallback: PartitionID?
    /// Of each partition.
    private let bytes: [Int]

    /// - Parameters:
    ///   - fallback model: the gate's; `nil` where none was fetched.
    ///   - bytes: what a device downloads for each partition, by id; at least as many as a trace names.
    public init(capacity: CacheCapacity, policy: SimulatedPolicy, fallback: PartitionID? = nil, bytes: [Int]) {
        self.capacity = capacity
        self.policy = policy
        self.fallback = fallback
        self.bytes = bytes
    }

    /// - Parameter onDownload: told of every download: the number of the activation that caused it, and the partition. The
    ///   fallback model comes before any of them: no activation causes it.
    public func run(
        _ trace: ActivationTrace, onDownload: (Int?, PartitionID) -> Void = { _, _ in }
    ) -> CacheFigures {
        var figures = CacheFigures()
        var device = DeviceState(
            cache: PartitionCache(capacity: capacity, policy: policy.make(for: trace)), fallback: fallback)
        func carryOut(_ action: DeviceState.Action, _ activation: Int?) {
            figures.evictions += action.evicted.count
            guard let fetched = action.fetch else { return }
            onDownload(activation, fetched)
            figures.downloads += 1
            figures.downloadedBytes += bytes[fetched]
            carryOut(device.arrived(fetched, bytes: bytes[fetched], now: .zero), activation)
        }
        if let start = trace.start {
            figures.evictions += device.installed(start, bytes: bytes[start]).evicted.count
        }
        carryOut(device.prepare(now: .zero), nil)
        for (index, id) in trace.activations.enumerated() { carryOut(device.want(id, now: .zero), index) }
        return figures
    }
}
