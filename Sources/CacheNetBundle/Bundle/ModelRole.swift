public import CacheNetCore

/// What a model of a bundle is for.
public enum ModelRole: Hashable, Sendable {
    /// The accurate, large network of the edge server.
    case full
    /// Maps a frame to a code.
    case encoder
    /// The general model that a device keeps beside its cache.
    case fallback
    case partition(PartitionID)

    /// The role of a model that a device may have: a partition or the fallback model.
    public init(_ model: DeviceModel) {
        switch model {
        case .partition(let id): self = .partition(id)
        case .fallback: self = .fallback
        }
    }
}

extension ModelRole: CustomStringConvertible {
    /// The text of the annotation: `full`, `encoder`, `fallback` or `partition/<k>`.
    public var description: String {
        switch self {
        case .full: "full"
        case .encoder: "encoder"
        case .fallback: "fallback"
        case .partition(let id): "partition/\(id)"
        }
    }

    /// - Returns: `nil` unless the text is exactly one that ``description`` gives.
    public init?(annotation: String) {
        switch annotation {
        case "full": self = .full
        case "encoder": self = .encoder
        case "fallback": self = .fallback
        default:
            guard annotation.hasPrefix("partition/"), let id = PartitionID(annotation.dropFirst(10)), id >= 0,
                annotation == "partition/\(id)"
            else { return nil }
            self = .partition(id)
        }
    }

    /// The file name that registry clients give the model.
    var title: String {
        if case .partition(let id) = self { "partition-\(id).onnx" } else { "\(self).onnx" }
    }
}
