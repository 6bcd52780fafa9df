/// The models that a device has in memory.
public struct ResidentModels: Sendable, Equatable {
    /// Whether the fallback model is in memory.
    public let hasFallback: Bool
    /// Of each partition, what it counts in bytes; -1 where it is not resident.
    private let sizes: [Int]

    private let partitionCount: Int

    init(sizes: [Int], count: Int, hasFallback: Bool) {
        self.sizes = sizes
        partitionCount = count
        self.hasFallback = hasFallback
    }

    /// - Parameter partitions: each at least 0.
    public init(partitions: some Sequence<PartitionID>, hasFallback: Bool = false) {
        let partitions = Set(partitions)
        var sizes = [Int](repeating: -1, count: (partitions.max() ?? -1) + 1)
        for id in partitions { sizes[id] = 0 }
        self.init(sizes: sizes, count: partitions.count, hasFallback: hasFallback)
    }

    /// Whether the model is in memory; `false` for a partition that does not exist.
    public func contains(_ model: DeviceModel) -> Bool {
        switch model {
        case .partition(let id): sizes.indices.contains(id) && sizes[id] >= 0
        case .fallback: hasFallback
        }
    }

    /// How many models.
    public var count: Int { partitionCount + (hasFallback ? 1 : 0) }

    /// In ascending order.
    public var partitions: [PartitionID] { sizes.indices.filter { sizes[$0] >= 0 } }
}
