/// A model that a device may have in memory.
public enum DeviceModel: Sendable, Hashable, CustomStringConvertible {
    case partition(PartitionID)
    /// The general model that a device keeps beside its cache.
    case fallback

    /// Such as `partition 3`, or `fallback model`.
    public var description: String {
        switch self {
        case .partition(let id): "partition \(id)"
        case .fallback: "fallback model"
        }
    }

    /// The partition's number; `nil` for the fallback model.
    public var partition: PartitionID? {
        if case .partition(let id) = self { id } else { nil }
    }
}
