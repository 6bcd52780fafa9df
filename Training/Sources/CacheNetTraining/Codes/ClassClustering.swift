internal import CacheNetData

/// Codes that follow from the label: labels that the full model sees as alike share a partition, and all partitions
/// hold about as many records.
///
/// Alike is what the full model confuses: training with smoothed labels moves the classes' mean features to equal
/// distances (Müller, Kornblith and Hinton, "When Does Label Smoothing Help?", 2019), but not their mean predictions.
/// Labels that share a partition then cannot send the device to a wrong one when they are confused.
///
/// It looks for the division of the labels' mean predictions with the least squared distance to the partitions' means,
/// weighted by records (k-means' objective) under bounds on the load: from random divisions it moves or swaps
/// labels while that helps, and keeps the best end of several.
public struct ClassClustering: CodeLearner {
    /// How far a partition's load may be from the mean one, as a share of it, where the labels' sizes allow that.
    public var tolerance: Double
    /// How many random divisions it starts from.
    public var restarts: Int

    public init(tolerance: Double = 0.25, restarts: Int = 16) {
        self.tolerance = tolerance
        self.restarts = restarts
    }

    public func codes(
        for predictions: FeatureMatrix, labels: [Int], labelCount: Int, partitions: Int, seed: UInt64
    ) throws(TrainingError) -> CodeAssignment {
        guard partitions >= 1, partitions <= labelCount else {
            throw TrainingError(
                .unsuitableData,
                "expected at least as many labels as partitions, got \(labelCount) labels for \(partitions)")
        }
        var weights = [Double](repeating: 0, count: labelCount)
        for label in labels { weights[label] += 1 }
        let means = predictions.means(labels: labels, labelCount: labelCount)
        var generator = SeededGenerator(seed: seed)
        var best: Division?
        for _ in 0..<max(restarts, 1) {
            var division = Division(
                means: means, weights: weights, partitions: partitions, tolerance: tolerance,
                order: generator.shuffled(Array(0..<labelCount)))
            while division.improve() {}
            if best.map(division.isBetter(than:)) ?? true { best = division }
        }
        guard let best else { throw TrainingError(.unsuitableData, "expected a division of the labels, got none") }
        return CodeAssignment(classes: best.classes)
    }
}
