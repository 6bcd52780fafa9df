/// A way to divide inputs among partitions.
public enum CodeMethod: String, Sendable, Hashable, Codable, CaseIterable {
    /// Labels that the full model confuses share a partition.
    case clustering
    /// Small networks compete for the pictures; a code is the number of the one that is surest.
    case competitive
    /// The linear head on the full model's features whose code says most about a picture.
    case mutualInformation = "mutual-information"

    /// Whether a code follows from the label, so that a hint can follow from an answer.
    public var followsLabel: Bool { self == .clustering }
}
