public import CacheNetCore

/// What a model of a bundle is for.
public enum ModelRole: Hashable, Sendable {
    /// The accurate, large network of the edge server.
    case full
    /// Maps a frame to a code.
    case encoder
    /// A general small model, for baselines.
    case small
    case partition(PartitionID)
}

extension ModelRole: CustomStringConvertible {
    /// The text of the annotation: `full`, `encoder`, `small` or `partition/<k>`.
    public var description: String {
        switch self {
        case .full: "full"
        case .encoder: "encoder"
        case .small: "small"
        case .partition(let id): "partition/\(id)"
        }
    }

    /// - Returns: `nil` unless the text is exactly one that ``description`` gives.
    public init?(annotation: String) {
        switch annotation {
        case "full": self = .full
        case "encoder": self = .encoder
        case "small": self = .small
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
