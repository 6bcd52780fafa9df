internal import CacheNetBundle
internal import CacheNetCore

/// Always the right partition, as if a cache knew the next frame and downloads took no time.
struct OracleMethod: AnsweringMethod {
    let kind = ComparedMethod.oracle
    private let models: [LocalModel]
    private let gates: [EntropyGate]
    /// The partition of each label.
    private let partitions: [PartitionID]
    private let edge: EdgeOnlyMethod

    var link: LinkProxy? { edge.link }

    /// - Throws: ``BenchError`` unless every label belongs to a partition.
    init(_ bundle: Bundle, engine: any InferenceEngine, edge: EdgeOnlyMethod) throws {
        let config = bundle.description.config
        partitions = try Self.partitions(of: config)
        models = try config.partitions.map {
            try LocalModel(bundle, .partition($0.id), temperature: $0.temperature, engine: engine)
        }
        gates = config.partitions.map { EntropyGate(threshold: $0.threshold) }
        self.edge = edge
    }

    /// - Returns: the partition of each label.
    static func partitions(of config: BundleConfig) throws(BenchError) -> [PartitionID] {
        try config.labels.map { label throws(BenchError) in
            guard let id = config.partition(holding: label) else {
                throw BenchError(
                    .invalidConfiguration,
                    "oracle: expected every label among the classes of a partition, got \(label) in none")
            }
            return id
        }
    }

    func warmUp(_ frame: Frame) async throws {
        for model in models { _ = try model.predict(frame.pixels) }
        try await edge.warmUp(frame)
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        guard let label = frame.label else { return try await edge.answer(frame) }
        let id = partitions[label]
        let prediction = try models[id].predict(frame.pixels)
        guard gates[id].admits(prediction) else { return try await edge.answer(frame) }
        return MethodAnswer(label: prediction.label, origin: .hit, model: .partition(id))
    }
}
