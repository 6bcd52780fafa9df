internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol

/// A bundle's models in this process. Calls block while a model runs.
struct LocalModels: Sendable {
    /// Beyond it a single request is more than a machine holds.
    private static let largestFixedBatch = 4096
    let interface: ModelInterface
    private let config: BundleConfig
    private let edge: EdgeModels
    private let partitions: PartitionModels

    /// Loads the models that every request needs and runs them once, so that no request meets one that cannot run.
    ///
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    init(bundle: Bundle, engine: any InferenceEngine) throws {
        config = bundle.description.config
        edge = try EdgeModels(bundle.description, engine: engine) { try bundle.read($0) }
        let fixedBatch = edge.sessions.compactMap(\.fixedBatch).first
        guard (1...Self.largestFixedBatch).contains(fixedBatch ?? 1) else {
            throw ServerError(
                .unusableModel,
                "expected models with a batch of at most \(Self.largestFixedBatch), got \(fixedBatch ?? 1)")
        }
        interface = ModelInterface(bundle.description, hasCode: edge.hasCode, fixedBatch: fixedBatch)
        partitions = PartitionModels(bundle: bundle, engine: engine)
        try warmUp()
    }

    /// - Parameter input: of all requests of the batch.
    func answerByFull(_ batch: [ValidatedRequest], _ input: Tensor) throws(InferenceError) -> [InferenceResult] {
        try answer(input, withCode: batch.contains { $0.wantsHint || $0.wantsCode }).divided(among: batch, config)
    }

    /// Each frame is answered by the partition that its code selects, where one is selected.
    func answerByPartition(_ batch: [ValidatedRequest], _ input: Tensor) throws(InferenceError) -> [InferenceResult] {
        var results: [InferenceResult] = []
        var first = 0
        for request in batch {
            let items = first..<first + request.frames.count
            first = items.upperBound
            results.append(try answerByPartition(try slice(input, items)))
        }
        return results
    }

    private func answerByPartition(_ input: Tensor) throws(InferenceError) -> InferenceResult {
        var outcome = try answer(input, withCode: true)
        outcome.hint = try partition(logits: outcome.logits, code: outcome.code, item: 0)
        var logits = try rows(of: outcome.logits)
        var isByPartition = true
        for item in logits.indices {
            guard let id = try partition(logits: outcome.logits, code: outcome.code, item: item) else {
                isByPartition = false
                continue
            }
            let frame = try slice(input, item..<item + 1)
            let partition = try partitions.model(id)
            let scores = try rows(of: try run { () throws(EngineError) in try partition.answer(frame).logits })[0]
            let temperature = Float(config.partitions[id].temperature)
            logits[item] = scores.map { $0 / temperature }
        }
        outcome.logits = try tensor(of: logits)
        outcome.isByPartition = isByPartition
        return outcome
    }

    /// - Parameters:
    ///   - input: preprocessed.
    ///   - withCode: whether the encoder runs as well, where the code is its own.
    func answer(_ input: Tensor, withCode: Bool) throws(InferenceError) -> InferenceResult {
        try run { () throws(EngineError) in
            let answer = try edge.answer(input, withCode: withCode)
            return InferenceResult(logits: answer.logits, code: answer.code)
        }
    }

    private func run<Result>(_ model: () throws(EngineError) -> Result) throws(InferenceError) -> Result {
        do {
            return try model()
        } catch {
            throw InferenceError(
                error.code == .invalidInput ? .invalidArgument : .internal, "the model did not run: \(error)")
        }
    }

    /// From frames to what the models take.
    func preprocess(_ frames: Tensor) throws(InferenceError) -> Tensor { try config.preprocessed(frames) }

    private func partition(logits: Tensor, code: Tensor?, item: Int) throws(InferenceError) -> PartitionID? {
        try config.partition(logits: logits, code: code, item: item)
    }
}
