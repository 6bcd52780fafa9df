import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetData
import CacheNetNetworks
import CacheNetTraining
import Foundation

/// What decides a training.
struct PlanOptions: ParsableArguments {
    @Option(help: "Labelled pictures: cifar10:DIR, folder:DIR or walkers[:SUBJECTS].")
    var dataset: String?

    @Option(help: ArgumentHelp("Where to write the bundle; one that is there is replaced.", valueName: "path"))
    var output: String?

    @Option(help: "How many partitions (default: 4).")
    var partitions: Int?

    @Option(help: "Decides every random choice (default: 1).")
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "The full model: an ONNX file, or a network to train (default: what suits the pictures' size).",
            valueName: "file|network"))
    var full: String?

    @Option(
        help: ArgumentHelp("The partitions' network (default: what suits the pictures' size).", valueName: "network"))
    var partition: String?

    @Option(help: ArgumentHelp("The stand-alone encoder's network.", valueName: "network"))
    var encoder: String?

    @Option(help: "Epochs of the full model.")
    var epochs: Int?

    @Option(help: "Epochs of the general small model, from which partitions start.")
    var smallEpochs: Int?

    @Option(help: "Epochs of each partition.")
    var partitionEpochs: Int?

    @Option(help: "float32 or bfloat16 (default: bfloat16).")
    var precision: String?

    @Option(help: "Accuracy that the fixed threshold may cost against the full model, 0 to 1 (default: 0.01).")
    var risk: Double?

    @Option(help: "Share of foreign frames for which --risk holds, 0 to 1 (default: 0.15).")
    var foreignShare: Double?

    @Option(
        help: ArgumentHelp(
            "How frames become an imported full model's input: JSON, or a file that holds it.", valueName: "json"))
    var preprocess: String?

    /// Whether nothing was asked for.
    var isEmpty: Bool {
        [dataset, output, full, partition, encoder, precision, preprocess].allSatisfy { $0 == nil }
            && [partitions, epochs, smallEpochs, partitionEpochs].allSatisfy { $0 == nil } && seed == nil && risk == nil
            && foreignShare == nil
    }
}
