/// How much a device may hold in memory.
public struct CacheCapacity: Sendable, Hashable {
    /// Partitions, at least 1.
    public let partitions: Int
    /// Bytes of model data, at least 1; `nil` for no bound.
    public let bytes: Int?

    /// Values below 1 are raised to 1, since a device needs its active partition.
    public init(partitions: Int, bytes: Int? = nil) {
        self.partitions = max(1, partitions)
        self.bytes = bytes.map { max(1, $0) }
    }
}
