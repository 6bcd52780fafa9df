/// A way to divide inputs among partitions.
public enum CodeMethod: String, Sendable, Hashable, Codable, CaseIterable {
    /// Labels that the full model confuses share a partition.
    case clustering
    /// The linear head on the full model's features whose code says most about a picture.
    case mutualInformation = "mutual-information"
    /// Groups of labels that are known to be seen together (``TrainingPlan/groups``).
    case groups

    /// Whether a code follows from the label, so that a hint can follow from an answer.
    public var followsLabel: Bool { self != .mutualInformation }
}
