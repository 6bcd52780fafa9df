public import CacheNetCore

/// What a bundle should be made of.
public struct BundleSpecification: Sendable, Equatable {
    /// What the bundle is called in the routes of an edge server.
    public var name: BundleName
    /// In the order of the models' outputs, each once.
    public var labels: [String]
    /// `nil` takes the full model's.
    public var inputName: String?
    /// Of a frame's elements; `nil` takes `uint8` for pictures, and what the full model takes for anything else.
    public var frameType: ElementType?
    /// Of a frame, of a picture channels, height, width; `nil` takes the full model's.
    public var frameShape: [Int]?
    /// How a frame becomes what the models take.
    public var preprocess: Preprocess
    /// What is known of the full model. Its form of output is read from the model itself.
    public var full: BundleConfig.Full
    /// Each partition's calibration, in any order; their numbers are 0 and so on, without a gap.
    public var partitions: [BundleConfig.Partition]
    /// For the gate with a belief over labels; `nil` where nobody calibrated for it.
    public var belief: BeliefCalibration?
    /// The fallback model's calibration; `nil` where a device keeps none beside its cache.
    public var fallback: BundleConfig.Fallback?
    /// What the calibration has seen; `nil` when unknown.
    public var calibration: BundleConfig.CalibrationRecord?
    /// What pictures in place of tensors cost; empty where nobody measured it.
    public var pictures: [BundleConfig.PictureCost]
    /// Where the models come from; free text, `nil` when unknown.
    public var provenance: [String: String]?
    /// The number that an operator gives this version, at least 1; `nil` leaves it without one.
    public var versionNumber: Int?
    /// The ONNX file of each model: full, every partition, encoder and fallback where there are such.
    public var models: [ModelRole: String]

    /// Nothing is checked before ``BundleWriter/create(_:at:force:)``.
    ///
    /// - Parameters: as the properties.
    public init(
        name: BundleName, labels: [String], inputName: String? = nil, frameType: ElementType? = nil,
        frameShape: [Int]? = nil, preprocess: Preprocess = .none, full: BundleConfig.Full = .init(),
        partitions: [BundleConfig.Partition],
        belief: BeliefCalibration? = nil, fallback: BundleConfig.Fallback? = nil,
        calibration: BundleConfig.CalibrationRecord? = nil, pictures: [BundleConfig.PictureCost] = [],
        provenance: [String: String]? = nil, versionNumber: Int? = nil, models: [ModelRole: String]
    ) {
        self.name = name
        self.labels = labels
        self.inputName = inputName
        self.frameType = frameType
        self.frameShape = frameShape
        self.preprocess = preprocess
        self.full = full
        self.partitions = partitions
        self.belief = belief
        self.fallback = fallback
        self.calibration = calibration
        self.pictures = pictures
        self.provenance = provenance
        self.versionNumber = versionNumber
        self.models = models
    }

    /// The roles in the order of a manifest's layers.
    var roles: [ModelRole] {
        ([.full, .encoder, .fallback] + partitions.map(\.id).sorted().map { .partition($0) })
            .filter { models[$0] != nil }
    }
}
