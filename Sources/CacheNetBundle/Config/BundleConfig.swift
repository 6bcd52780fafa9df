public import CacheNetCore

/// What a bundle's models take and answer, and how sure a partition must be.
///
/// Every value of this type is valid: it cannot be made or decoded otherwise.
public struct BundleConfig: Sendable, Equatable {
    /// The schema that this version reads and writes.
    public static let currentSchema = 1

    /// What the bundle is called in the routes of an edge server.
    public let name: BundleName
    /// In the order of the models' outputs.
    public let labels: [String]
    /// Type and shape of a frame, before ``preprocess``.
    public let input: Input
    /// How a frame becomes what the models take.
    public let preprocess: Preprocess
    /// The full model's temperature, form of output and size.
    public let full: Full
    /// In ascending order of `id`, which is `0..<partitions.count`; empty where the fallback model is all that a device
    /// has.
    public let partitions: [Partition]
    /// For the gate with a belief over labels; `nil` where nobody calibrated for it.
    public let belief: BeliefCalibration?
    /// The fallback model's calibration; `nil` where a device keeps none beside its cache.
    public let fallback: Fallback?
    /// What the calibration has seen; `nil` when unknown.
    public let calibration: CalibrationRecord?
    /// What pictures in place of tensors cost, in ascending order of quality; empty where nobody measured it.
    public let pictures: [PictureCost]
    /// Where the models come from; free text, left out when unknown.
    public let provenance: [String: String]?

    /// - Throws: ``BundleError`` with code `invalidConfig` that names the first field that is wrong.
    public init(
        name: BundleName, labels: [String], input: Input, preprocess: Preprocess = .none, full: Full = Full(),
        partitions: [Partition], belief: BeliefCalibration? = nil, fallback: Fallback? = nil,
        calibration: CalibrationRecord? = nil, pictures: [PictureCost] = [], provenance: [String: String]? = nil
    ) throws(BundleError) {
        self.name = name
        self.labels = labels
        self.input = input
        self.preprocess = preprocess
        self.full = full
        self.partitions = partitions.sorted { $0.id < $1.id }
        self.belief = belief
        self.fallback = fallback
        self.calibration = calibration
        self.pictures = pictures.sorted { $0.quality < $1.quality }
        self.provenance = provenance
        try validate()
    }

    /// - Parameter file: named in errors.
    public init(parsing bytes: [UInt8], file: String = "config") throws(BundleError) {
        self = try BundleError.decode(BundleConfig.self, from: bytes, file: file, code: .invalidConfig)
    }

    /// The partition whose classes hold a label; the lowest one if several do.
    public func partition(holding label: String) -> PartitionID? {
        partitions.first { $0.classes.contains(label) }?.id
    }

    /// The indices of each partition's labels, a label that several hold with the lowest one; all empty where
    /// partitions have no classes.
    public var labelGroups: [[Int]] {
        let holders = labels.map(partition(holding:))
        return partitions.map { partition in labels.indices.filter { holders[$0] == partition.id } }
    }

    /// What the logits of one of the device's models are divided by; `nil` where there is no such model.
    public func temperature(of model: DeviceModel) -> Double? {
        switch model {
        case .partition(let id): partitions.indices.contains(id) ? partitions[id].temperature : nil
        case .fallback: fallback?.temperature
        }
    }

    /// The partition for a frame: by its code where there is one, else by the classes that hold the answer.
    ///
    /// - Parameters:
    ///   - logits: the full model's, one for each label.
    ///   - code: one number for each partition, from the full model or the encoder.
    public func hint(logits: [Float], code: [Float]?) -> PartitionID? {
        if let code { return argmax(code).flatMap { partitions.indices.contains($0) ? $0 : nil } }
        guard let label = argmax(logits), labels.indices.contains(label) else { return nil }
        return partition(holding: labels[label])
    }
}
