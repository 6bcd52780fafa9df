internal import CacheNetData
internal import Torch

internal import struct CacheNetCore.SeededGenerator

/// Codes that follow from the label: labels that the full model sees as alike share a partition, and all partitions
/// hold about as many records.
///
/// Alike is what the full model confuses: training with smoothed labels moves the classes' mean features to equal
/// distances (Müller, Kornblith and Hinton, "When Does Label Smoothing Help?", 2019), but not their mean predictions.
/// Labels that share a partition then cannot send the device to a wrong one when they are confused.
///
/// It looks for the clustering of the labels by their mean predictions with the least squared distance to the partitions'
/// means, weighted by records (k-means' objective) under bounds on the load: from random clusterings it moves or swaps
/// labels while that helps, and keeps the best end of several.
struct ClassClustering: CodeLearner {
    /// What the full model's logits are divided by, above 0.
    var temperature = 2.0
    /// How far a partition's load may be from the mean one, as a share of it, where the labels' sizes allow that.
    var tolerance = 0.25
    /// How many random clusterings it starts from.
    var restarts = 16

    func codes(_ material: CodeMaterial) throws -> (codes: CodeAssignment, head: CodeHead?) {
        let classes = try classes(
            for: material.lessons.views[0].softened(temperature: temperature), labels: material.training.labels,
            labelCount: material.labelCount, partitions: material.partitions, seed: material.seed)
        let codes = CodeAssignment(
            classes: classes, training: material.training.labels, calibration: material.calibration.labels,
            test: material.test.labels)
        return (codes, nil)
    }

    /// - Parameters:
    ///   - predictions: the full model's softened ones, one row for each training record.
    ///   - labels: the records' labels.
    ///   - labelCount: above every label.
    ///   - partitions: at least 1.
    /// - Returns: the labels of each partition, in ascending order.
    func classes(
        for predictions: FeatureMatrix, labels: [Int], labelCount: Int, partitions: Int, seed: UInt64
    ) throws(TrainingError) -> [[Int]] {
        guard partitions >= 1, partitions <= labelCount else {
            throw TrainingError(
                .unsuitableData,
                "expected at least as many labels as partitions, got \(labelCount) labels for \(partitions)")
        }
        var weights = [Double](repeating: 0, count: labelCount)
        for label in labels { weights[label] += 1 }
        let means = predictions.means(labels: labels, labelCount: labelCount)
        let products = LabelProducts(zip(weights, means).map { weight, mean in mean.map { weight * $0 } })
        var generator = SeededGenerator(seed: seed)
        var best: LabelClustering?
        for _ in 0..<max(restarts, 1) {
            var clustering = LabelClustering(
                products: products, weights: weights, partitions: partitions, tolerance: tolerance,
                order: generator.shuffled(Array(0..<labelCount)))
            while clustering.improve() {}
            if best.map(clustering.isBetter(than:)) ?? true { best = clustering }
        }
        guard let best else { throw TrainingError(.unsuitableData, "expected a clustering of the labels, got none") }
        return best.classes
    }
}
