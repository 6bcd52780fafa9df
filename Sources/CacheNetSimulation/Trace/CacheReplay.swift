package import CacheNetCore

/// Lets a device's cache live through a trace: the device's own decisions, without a device.
package struct CacheReplay: Sendable {
    private let capacity: CacheCapacity
    private let policy: SimulatedPolicy
    private let usesFallback: Bool
    /// Of each partition, and then of the fallback model.
    private let bytes: [Int]

    /// - Parameters:
    ///   - usesFallback: whether the fallback model was fetched as well.
    ///   - bytes: what a device downloads for each partition, by id, at least as many as a trace names; the last is the
    ///     fallback model's where that is used.
    package init(capacity: CacheCapacity, policy: SimulatedPolicy, usesFallback: Bool = false, bytes: [Int]) {
        self.capacity = capacity
        self.policy = policy
        self.usesFallback = usesFallback
        self.bytes = bytes
    }

    /// - Parameter onDownload: told of every download: the number of the activation that caused it, and the model. The
    ///   fallback model comes before any of them: no activation causes it.
    package func run(
        _ trace: ActivationTrace, onDownload: (Int?, DeviceModel) -> Void = { _, _ in }
    ) -> CacheFigures {
        var figures = CacheFigures()
        var device = DeviceState(
            cache: PartitionCache(capacity: capacity, policy: policy.make(for: trace)), usesFallback: usesFallback)
        func carryOut(_ action: DeviceState.Action, _ activation: Int?) {
            figures.evictions += action.evicted.count
            guard let fetched = action.fetch else { return }
            onDownload(activation, fetched)
            figures.downloads += 1
            let size = fetched.partition.map { bytes[$0] } ?? bytes.last ?? 0
            figures.downloadedBytes += size
            carryOut(device.arrived(fetched, bytes: size, now: .zero), activation)
        }
        if let start = trace.start {
            figures.evictions += device.installed(.partition(start), bytes: bytes[start]).evicted.count
        }
        carryOut(device.prepare(now: .zero), nil)
        for (index, id) in trace.activations.enumerated() { carryOut(device.want(id, now: .zero), index) }
        return figures
    }
}
