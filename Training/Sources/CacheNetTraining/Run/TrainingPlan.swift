public import CacheNetCalibration
public import CacheNetCore
public import CacheNetNetworks

/// Everything that decides what a training gives: the same plan, data, library and number of threads give the same
/// bundle on the same processor.
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
    /// What is calibrated with, written as `dataset`; `nil` for the data set's own calibration split.
    public var calibrationDataset: String?
    public var full: Full
    /// What an imported full model takes; `.none` for a trained one.
    public var preprocess: Preprocess
    /// What devices get, unless ``search`` decides that.
    public var ladder: Ladder
    /// `nil` where ``ladder`` is what devices get. What a search finds depends on how quick the machine is, too.
    public var search: LadderSearch?
    /// The stand-alone encoder's, for devices; unused beside an imported full model.
    public var encoder: String
    /// How the models that devices fetch keep their weights: the partitions, the fallback model and the encoder.
    public var weights: WeightFormat
    public var codes: CodeMethod
    /// The labels of each partition where ``codes`` are given; empty otherwise.
    public var groups: [[String]]
    public var seed: UInt64
    public var recipes: Recipes
    public var distillation: Distillation
    /// How gates are calibrated. The kinds of streams are always those that suit the pictures
    /// (``CacheNetData/StreamKind/usualMix(for:)``).
    public var calibration: BundleCalibration
    public var machine: TrainingMachine
    /// Where the bundle goes.
    public var output: String

    public init(
        name: String, dataset: String, calibrationDataset: String? = nil, full: Full, preprocess: Preprocess = .none,
        ladder: Ladder, search: LadderSearch? = nil, encoder: String,
        weights: WeightFormat = .int8, codes: CodeMethod = .clustering, groups: [[String]] = [],
        seed: UInt64, recipes: Recipes,
        distillation: Distillation = Distillation(), calibration: BundleCalibration = BundleCalibration(),
        machine: TrainingMachine, output: String
    ) {
        self.name = name
        self.dataset = dataset
        self.calibrationDataset = calibrationDataset
        self.full = full
        self.preprocess = preprocess
        self.ladder = ladder
        self.search = search
        self.encoder = encoder
        self.weights = weights
        self.codes = codes
        self.groups = groups
        self.seed = seed
        self.recipes = recipes
        self.distillation = distillation
        self.calibration = calibration
        self.machine = machine
        self.output = output
    }
}
