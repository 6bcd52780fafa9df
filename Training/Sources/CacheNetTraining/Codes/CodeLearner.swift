/// Divides what a full model knows into codes, one for each partition.
public protocol CodeLearner: Sendable {
    /// - Parameters:
    ///   - features: the full model's, one row for each training record.
    ///   - labels: the records' labels.
    ///   - labelCount: above every label, and at least `partitions`.
    ///   - partitions: at least 1.
    func codes(
        for features: FeatureMatrix, labels: [Int], labelCount: Int, partitions: Int, seed: UInt64
    ) throws(TrainingError) -> CodeAssignment
}
