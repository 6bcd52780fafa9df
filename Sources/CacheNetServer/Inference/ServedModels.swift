internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol

/// A bundle's models as the edge runs them. Calls block while a model runs.
struct ServedModels: Sendable {
    /// Beyond it a single request is more than a machine holds.
    private static let largestFixedBatch = 4096
    let name: String
    /// The manifest's digest.
    let version: String
    let inputName: String
    /// Channels, height, width.
    let frameShape: [Int]
    let labelCount: Int
    let partitionCount: Int
    let fixedBatch: Int?
    private let config: BundleConfig
    private let edge: EdgeModels
    private let partitions: PartitionModels

    /// Loads the models that every request needs and runs them once, so that no request meets one that cannot run.
    ///
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    init(bundle: Bundle, engine: any InferenceEngine) throws {
        config = bundle.description.config
        name = config.name.description
        version = bundle.description.digest.description
        inputName = config.input.name
        frameShape = config.input.shape
        labelCount = config.labels.count
        partitionCount = config.partitions.count
        edge = try EdgeModels(bundle.description, engine: engine) { try bundle.read($0) }
        fixedBatch = edge.sessions.compactMap(\.fixedBatch).first
        guard (1...Self.largestFixedBatch).contains(fixedBatch ?? 1) else {
            throw ServerError(
                .unusableModel,
                "expected models with a batch of at most \(Self.largestFixedBatch), got \(fixedBatch ?? 1)")
        }
        partitions = PartitionModels(bundle: bundle, engine: engine)
        try warmUp()
    }

    /// Whether there is an output `code`.
    var hasCode: Bool { edge.hasCode }

    var rawInput: RawInput {
        RawInput(name: inputName, datatype: .uint8, shape: [fixedBatch ?? -1] + frameShape)
    }

    /// What a batch needs at most in a request: its numbers as JSON, with some room for white space and the rest.
    func bodyBytes(batch: Int) -> Int {
        let limit = 1 << 32
        let numbers = frameShape.reduce(batch) { $0 > limit / Swift.max($1, 1) ? limit : $0 * $1 }
        return Swift.min(numbers, limit) * 6 + 65_536
    }

    func answerByFull(_ question: ValidatedRequest) throws(WireError) -> InferenceResult {
        let input = try preprocess(question.frames)
        var outcome = try answer(input, withCode: question.wantsHint || question.wantsCode)
        if question.wantsHint { outcome.hint = try partition(logits: outcome.logits, code: outcome.code, item: 0) }
        return outcome
    }

    /// Each frame is answered by the partition that its code selects, where one is selected.
    func answerByPartition(_ question: ValidatedRequest) throws(WireError) -> InferenceResult {
        let input = try preprocess(question.frames)
        var outcome = try answer(input, withCode: true)
        outcome.hint = try partition(logits: outcome.logits, code: outcome.code, item: 0)
        var logits = try rows(of: outcome.logits)
        var isByPartition = true
        for item in logits.indices {
            guard let id = try partition(logits: outcome.logits, code: outcome.code, item: item) else {
                isByPartition = false
                continue
            }
            let frame = try slice(input, item)
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
    func answer(_ input: Tensor, withCode: Bool) throws(WireError) -> InferenceResult {
        try run { () throws(EngineError) in
            let answer = try edge.answer(input, withCode: withCode)
            return InferenceResult(logits: answer.logits, code: answer.code)
        }
    }

    private func run<Result>(_ model: () throws(EngineError) -> Result) throws(WireError) -> Result {
        do {
            return try model()
        } catch {
            throw WireError(error.code == .invalidInput ? .badRequest : .internal, "the model did not run: \(error)")
        }
    }

    func preprocess(_ frames: Tensor) throws(WireError) -> Tensor {
        do {
            return try config.preprocess.apply(to: frames)
        } catch {
            throw WireError(.badRequest, error.message)
        }
    }

    /// The partition for one frame of the batch.
    private func partition(logits: Tensor, code: Tensor?, item: Int) throws(WireError) -> PartitionID? {
        let code = try code.map { tensor throws(WireError) in try rows(of: tensor) }
        let logits = try rows(of: logits)
        guard logits.indices.contains(item), code?.indices.contains(item) ?? true else { return nil }
        return config.hint(logits: logits[item], code: code?[item])
    }
}
