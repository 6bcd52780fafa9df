public import CacheNetCore

/// Everything that decides what a training gives: the same plan, data and library give the same bundle.
public struct TrainingPlan: Sendable, Hashable, Codable {
    /// Where the full model comes from.
    public enum Full: Sendable, Hashable, Codable {
        /// Trained here, from a specification such as `resnet9:32`.
        case trained(String)
        /// An ONNX file from elsewhere.
        case imported(String)
    }

    /// The bundle's name.
    public var name: String
    /// The data set as a user writes it, such as `cifar10:DIR`.
    public var dataset: String
    public var full: Full
    /// What an imported full model takes; `.none` for a trained one.
    public var preprocess: Preprocess
    /// A specification such as `resnet:16x1`.
    public var partition: String
    /// The stand-alone encoder's, for devices.
    public var encoder: String
    /// Whether a general model of the partitions' size is trained as well, for comparison.
    public var hasSmall: Bool
    /// K, at least 1.
    public var partitions: Int
    public var seed: UInt64
    public var fullRecipe: Recipe
    public var partitionRecipe: Recipe
    public var encoderRecipe: Recipe
    public var distillation: Distillation
    public var threshold: FixedThreshold
    /// Where the bundle goes.
    public var output: String

    public init(
        name: String, dataset: String, full: Full, preprocess: Preprocess = .none, partition: String, encoder: String, hasSmall: Bool, partitions: Int,
        seed: UInt64, fullRecipe: Recipe, partitionRecipe: Recipe, encoderRecipe: Recipe,
        distillation: Distillation = Distillation(), threshold: FixedThreshold = FixedThreshold(), output: String
    ) {
        self.name = name
        self.dataset = dataset
        self.full = full
        self.preprocess = preprocess
        self.partition = partition
        self.encoder = encoder
        self.hasSmall = hasSmall
        self.partitions = partitions
        self.seed = seed
        self.fullRecipe = fullRecipe
        self.partitionRecipe = partitionRecipe
        self.encoderRecipe = encoderRecipe
        self.distillation = distillation
        self.threshold = threshold
        self.output = output
    }
}
