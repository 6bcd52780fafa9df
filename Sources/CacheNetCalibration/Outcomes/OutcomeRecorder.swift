public import CacheNetBundle
public import CacheNetCore
public import CacheNetData

/// Runs all models of a bundle over a data set and notes what they say. Blocks.
public struct OutcomeRecorder {
    private let config: BundleConfig
    private let edge: EdgeModels
    private let partitions: [any InferenceSession]
    private let small: (any InferenceSession)?

    public init(_ bundle: Bundle, engine: any InferenceEngine) throws {
        try self.init(bundle.description, engine: engine) { try bundle.read($0) }
    }

    /// - Parameter read: gives the bytes of each model that the bundle has.
    public init(
        _ bundle: BundleDescription, engine: any InferenceEngine, read: (ModelRole) throws -> ModelBytes
    ) throws {
        func open(_ role: ModelRole) throws -> (any InferenceSession)? {
            try bundle.model(role) == nil ? nil : engine.load(try read(role))
        }
        config = bundle.config
        edge = try EdgeModels(bundle, engine: engine, read: read)
        partitions = try config.partitions.map { try engine.load(try read(.partition($0.id))) }
        small = try open(.small)
    }

    /// - Parameters:
    ///   - codes: the partition of each record, where that is known; `nil` takes the one that holds its label, or, where
    ///     partitions hold no labels, the one that the server sends it to.
    ///   - onRecord: called before each record with its number; what it throws ends the recording.
    /// - Throws: ``CalibrationError`` when the data set's labels are not the bundle's, or a label is in no partition.
    public func record(
        _ dataset: any Dataset, codes known: [PartitionID]? = nil, onRecord: (Int) throws -> Void = { _ in }
    ) throws -> ModelOutcomes {
        guard dataset.labels == config.labels else {
            throw CalibrationError(
                .unsuitableRecords, "expected the bundle's labels \(config.labels), got \(dataset.labels)")
        }
        var (answers, hints, codes): ([Int], [PartitionID?], [PartitionID]) = ([], [], [])
        var partitionLogits = [[[Float]]](repeating: [], count: partitions.count)
        var smallLogits: [[Float]] = []
        for record in 0..<dataset.count {
            try onRecord(record)
            let input = try config.preprocess.apply(to: dataset.pixels(of: record))
            let (logits, hint) = try edge.answer(input)
            try check(logits, of: .full)
            answers.append(argmax(logits) ?? 0)
            hints.append(hint)
            codes.append(try known?[record] ?? code(of: dataset.label(of: record), hint: hint))
            for (id, session) in partitions.enumerated() {
                partitionLogits[id].append(try check(try session.logits(of: input), of: .partition(id)))
            }
            if let small { smallLogits.append(try check(try small.logits(of: input), of: .small)) }
        }
        return try ModelOutcomes(
            labels: (0..<dataset.count).map(dataset.label), codes: codes, fullAnswers: answers, hints: hints,
            partitionLogits: partitionLogits, smallLogits: small == nil ? nil : smallLogits,
            sequences: dataset.sequences)
    }

    /// What is made of outcomes finds a label's value by its index.
    @discardableResult private func check(_ logits: [Float], of role: ModelRole) throws(CalibrationError) -> [Float] {
        guard logits.count == config.labels.count else {
            throw CalibrationError(
                .modelFailed,
                "\(role): logits: expected \(config.labels.count) values, one for each label, got \(logits.count)")
        }
        return logits
    }

    private func code(of label: Int, hint: PartitionID?) throws(CalibrationError) -> PartitionID {
        let name = config.labels[label]
        let code = config.partitions.allSatisfy(\.classes.isEmpty) ? hint : config.partition(holding: name)
        guard let code else {
            throw CalibrationError(
                .unsuitableRecords, "label \(name): expected it among the classes of a partition, got it in none")
        }
        return code
    }
}
