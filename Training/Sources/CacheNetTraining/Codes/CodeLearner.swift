/// Divides what a full model knows into codes, one for each partition.
public protocol CodeLearner: Sendable {
    /// - Parameters:
    ///   - predictions: the full model's softened ones, one row for each training record.
    ///   - labels: the records' labels.
    ///   - labelCount: above every label, and at least `partitions`.
    ///   - partitions: at least 1.
    func codes(
        for predictions: FeatureMatrix, labels: [Int], labelCount: Int, partitions: Int, seed: UInt64
    ) throws(TrainingError) -> CodeAssignment
}
