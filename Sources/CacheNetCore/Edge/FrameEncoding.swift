/// How a device sends frames to the edge.
public enum FrameEncoding: Sendable, Hashable {
    /// As they are.
    case tensor
    /// As JPEG pictures of that quality, 1 to 100, whatever that costs in accuracy. Frames that are no pictures, and all
    /// frames where the edge takes no pictures, go as tensors.
    case jpeg(quality: Int)
    /// As whichever of both is quicker, by what exchanges with the edge took. Pictures come into question only where the
    /// bundle has measured that the full model answers at most this share of them otherwise than their tensors.
    case automatic(disagreement: Double = usualDisagreement)

    /// The share of pictures that may be answered otherwise, unless said otherwise.
    public static let usualDisagreement = 0.01
    /// Of JPEG pictures.
    public static let qualities = 1...100
    /// What is taken where nobody says which.
    public static let usualQuality = 90
}

extension FrameEncoding: CustomStringConvertible {
    /// As options have it: `tensor`, `jpeg:90` or `auto:0.01`.
    public var description: String {
        switch self {
        case .tensor: "tensor"
        case .jpeg(let quality): "jpeg:\(quality)"
        case .automatic(let disagreement): "auto:\(disagreement)"
        }
    }

    /// - Parameter words: as in ``description``; quality and share may be left out.
    /// - Returns: `nil` for anything else.
    public init?(words: String) {
        let parts = words.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let value = parts.count == 2 ? String(parts[1]) : nil
        switch (parts[0], value) {
        case ("tensor", nil): self = .tensor
        case ("jpeg", nil): self = .jpeg(quality: Self.usualQuality)
        case ("jpeg", let value?):
            guard let quality = Int(value), Self.qualities.contains(quality) else { return nil }
            self = .jpeg(quality: quality)
        case ("auto", nil): self = .automatic()
        case ("auto", let value?):
            guard let share = Double(value), share > 0, share < 1 else { return nil }
            self = .automatic(disagreement: share)
        default: return nil
        }
    }
}
