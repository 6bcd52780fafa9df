public import CacheNetBundle
public import CacheNetCore
public import CacheNetData

/// Runs all models of a bundle over a data set and notes what they say. Blocks.
public struct OutcomeRecorder {
    /// Frames of each sequence that a video without labels is cut into: some seconds.
    private static let cutLength = 50

    private let config: BundleConfig
    private let edge: EdgeModels
    private let partitions: [Classifier]
    private let fallback: Classifier?

    /// Reads, verifies and loads every model that is run.
    ///
    /// - Throws: `BundleError` when a model cannot be read or its outputs are not what the bundle promises, the
    ///   engine's error when it cannot load one.
    public init(_ bundle: Bundle, engine: any InferenceEngine) throws {
        try self.init(bundle.description, engine: engine) { try bundle.read($0) }
    }

    /// - Parameter read: gives the bytes of each model that the bundle has.
    public init(
        _ bundle: BundleDescription, engine: any InferenceEngine, read: (ModelRole) throws -> ModelBytes
    ) throws {
        let config = bundle.config
        func open(_ role: ModelRole) throws -> Classifier {
            try config.classifier(try engine.load(try read(role)), role: role)
        }
        self.config = config
        edge = try EdgeModels(bundle, engine: engine, read: read)
        partitions = try config.partitions.map { try open(.partition($0.id)) }
        fallback = bundle.model(.fallback) == nil ? nil : try open(.fallback)
    }

    /// Whether a data set can be recorded, before any model is loaded.
    ///
    /// - Parameters:
    ///   - hasCodes: whether the partition of each record is known, so that none has to hold its label.
    ///   - kind: what they are recorded for; disagreement takes no labels.
    /// - Throws: ``CalibrationError`` when the data set's labels or the shape of its pictures are not the bundle's, a
    ///   record has no label, or its label is in no partition.
    public static func check(
        _ dataset: any Dataset, fits config: BundleConfig, hasCodes: Bool = false, for kind: RiskKind = .loss
    ) throws(CalibrationError) {
        let isUnlabelled = isUnlabelled(dataset, for: kind)
        if !isUnlabelled, let difference = labelDifference(bundle: config.labels, source: dataset.labels) {
            let advice = dataset.labels.isEmpty ? "; a risk of disagreement takes none" : ""
            throw CalibrationError(.unsuitableRecords, difference + advice)
        }
        guard dataset.frameFormat == config.input.format else {
            throw CalibrationError(
                .unsuitableRecords,
                "expected frames of \(config.input.format) as the bundle has them, got \(dataset.frameFormat) (of "
                    + "pictures channels, height, width; of a folder, folder:DIR,size=WIDTHxHEIGHT sets them)")
        }
        if isUnlabelled { return }
        let labels = try labels(of: RelabelledDataset(dataset, labels: config.labels))
        guard !hasCodes, !config.partitions.allSatisfy(\.classes.isEmpty) else { return }
        let names = Set(labels).sorted().map { config.labels[$0] }
        if let name = names.first(where: { config.partition(holding: $0) == nil }) {
            throw Self.homeless(name)
        }
    }

    /// - Parameters:
    ///   - codes: the partition of each record, where that is known; `nil` takes the one that holds its label, or, where
    ///     partitions hold no labels, the one that the server sends it to.
    ///   - kind: as above. Without labels the full model's answers stand for them, and each sequence is cut into short
    ///     ones, as one video is no sample.
    ///   - onRecord: called before each record with its number; what it throws ends the recording.
    /// - Throws: ``CalibrationError`` when the data set does not fit the bundle, or a label is in no partition.
    public func record(
        _ dataset: any Dataset, codes known: [PartitionID]? = nil, for kind: RiskKind = .loss,
        onRecord: (Int) throws -> Void = { _ in }
    ) throws -> ModelOutcomes {
        try Self.check(dataset, fits: config, hasCodes: known != nil, for: kind)
        let isUnlabelled = Self.isUnlabelled(dataset, for: kind)
        let dataset = RelabelledDataset(dataset, labels: config.labels)
        let known = (labels: isUnlabelled ? nil : try Self.labels(of: dataset), codes: known)
        var labels: [Int] = []
        var (fullLogits, hints, codes): ([[Float]], [PartitionID?], [PartitionID]) = ([], [], [])
        var partitionLogits = [[[Float]]](repeating: [], count: partitions.count)
        var fallbackLogits: [[Float]] = []
        var thumbnails: [FrameThumbnail] = []
        for record in 0..<dataset.count {
            try onRecord(record)
            let pixels = dataset.pixels(of: record)
            if let thumbnail = FrameThumbnail(pixels) { thumbnails.append(thumbnail) }
            let input = try config.preprocess.apply(to: pixels)
            let (logits, hint) = try edge.answer(input)
            fullLogits.append(logits)
            hints.append(hint)
            let label = known.labels?[record] ?? argmax(logits) ?? 0
            labels.append(label)
            codes.append(try known.codes?[record] ?? code(of: label, hint: hint))
            for (id, session) in partitions.enumerated() {
                partitionLogits[id].append(try session.logits(of: input))
            }
            if let fallback { fallbackLogits.append(try fallback.logits(of: input)) }
        }
        return try ModelOutcomes(
            labels: labels, codes: codes, fullLogits: fullLogits, hints: hints,
            partitionLogits: partitionLogits, fallbackLogits: fallback == nil ? nil : fallbackLogits,
            thumbnails: thumbnails.count == labels.count ? thumbnails : nil,
            sequences: known.labels == nil ? dataset.sequences.map(Self.cut) : dataset.sequences,
            isLabelled: known.labels != nil)
    }

    private static func cut(_ sequences: [Range<Int>]) -> [Range<Int>] {
        sequences.flatMap { sequence in
            stride(from: sequence.lowerBound, to: sequence.upperBound, by: cutLength)
                .map { $0..<min($0 + cutLength, sequence.upperBound) }
        }
    }

    /// Whether there are no labels, and none are needed.
    /// - Parameter dataset: as it came, not with the bundle's labels.
    private static func isUnlabelled(_ dataset: any Dataset, for kind: RiskKind) -> Bool {
        kind == .disagreement && dataset.labels.isEmpty
    }

    private static func labels(of dataset: any Dataset) throws(CalibrationError) -> [Int] {
        do { return try dataset.allLabels() } catch { throw CalibrationError(.unsuitableRecords, error.message) }
    }

    private func code(of label: Int, hint: PartitionID?) throws(CalibrationError) -> PartitionID {
        guard !config.partitions.isEmpty else { return 0 }
        let name = config.labels[label]
        let code = config.partitions.allSatisfy(\.classes.isEmpty) ? hint : config.partition(holding: name)
        guard let code else { throw Self.homeless(name) }
        return code
    }

    private static func homeless(_ label: String) -> CalibrationError {
        CalibrationError(
            .unsuitableRecords, "label \(label): expected it among the classes of a partition, got it in none")
    }
}
