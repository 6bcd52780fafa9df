internal import CacheNetCore
internal import CacheNetProtocol
internal import Instrumentation

/// A request that was checked: what to run on what, until when, and what to tell.
struct ValidatedRequest: Sendable {
    /// An output to answer.
    struct Output: Sendable {
        let name: String
        /// So many labels in place of scores.
        let labels: Int?
    }

    let frames: RequestedFrames
    let wantsHint: Bool
    /// In the order to answer them, without repetition.
    let outputs: [Output]
    /// When the client has given up; `nil` where it did not say.
    let deadline: ContinuousClock.Instant?
    /// The trace that it belongs to.
    var trace: TraceParent?
    /// What a tracer knows of where it comes from.
    var context = InstrumentationContext.topLevel

    var wantsCode: Bool { outputs.contains { $0.name == WireNames.code } }

    /// - Parameter arrived: when the client's patience began.
    init(
        _ request: InferenceRequest, model: ModelInterface, maxBatch: Int, arrived: ContinuousClock.Instant
    ) throws(InferenceError) {
        guard let input = request.inputs.first, request.inputs.count == 1, input.name == model.inputName else {
            let got = request.inputs.prefix(4).map { String($0.name.prefix(32)) }
            throw InferenceError(.invalidArgument, "expected exactly the input \"\(model.inputName)\", got \(got)")
        }
        frames = try Self.frames(input, model, maxBatch)
        if let fixed = model.fixedBatch, frames.count != fixed {
            throw InferenceError(.invalidArgument, "expected a batch of \(fixed), got \(frames.count)")
        }
        switch request.parameters[WireNames.hint] {
        case nil, .bool(false): wantsHint = false
        case .bool(true): wantsHint = true
        case let other?:
            throw InferenceError(.invalidArgument, "expected \(WireNames.hint) to be true or false, got \(other)")
        }
        guard !wantsHint || frames.count == 1 else {
            throw InferenceError(
                .invalidArgument,
                "expected a batch of 1 with \(WireNames.hint), got \(frames.count): ask for the output code")
        }
        outputs = try Self.outputs(request.outputs, model)
        deadline = try Self.deadline(request, arrived)
    }

    private static func frames(
        _ input: InferenceTensor, _ model: ModelInterface, _ maxBatch: Int
    ) throws(InferenceError) -> RequestedFrames {
        let batch = input.shape.first ?? 0
        switch input.datatype {
        case model.datatype
        where input.shape.count == model.format.shape.count + 1
            && input.shape.dropFirst().elementsEqual(model.format.shape) && (1...maxBatch).contains(batch):
            return .tensor(try input.tensor())
        case .bytes where [[batch], [batch, 1]].contains(input.shape) && (1...maxBatch).contains(batch):
            return .pictures(try input.byteElements())
        default:
            let pictures =
                model.format.isPicture ? ", or BYTES [1...\(maxBatch), 1] with JPEG or PNG pictures" : ""
            throw InferenceError(
                .invalidArgument,
                "expected \(model.datatype.rawValue) [1...\(maxBatch)] + \(model.format.shape)\(pictures), "
                    + "got \(input.datatype.rawValue) \(input.shape)")
        }
    }

    private static func outputs(
        _ requested: [RequestedOutput], _ model: ModelInterface
    ) throws(InferenceError) -> [Output] {
        let known = model.hasCode ? [WireNames.logits, WireNames.code] : [WireNames.logits]
        guard !requested.isEmpty else { return known.map { Output(name: $0, labels: nil) } }
        var outputs: [Output] = []
        for output in requested {
            guard known.contains(output.name) else {
                throw InferenceError(.invalidArgument, "expected outputs of \(known), got \(output.name.shortened)")
            }
            let understood = [WireNames.binaryData, WireNames.classification]
            if let other = output.parameters.keys.first(where: { !understood.contains($0) }) {
                throw InferenceError(
                    .unsupported, "expected only \(understood) for an output, got \(other.shortened)")
            }
            guard !outputs.contains(where: { $0.name == output.name }) else { continue }
            outputs.append(Output(name: output.name, labels: try output.classification()))
        }
        return outputs
    }

    private static func deadline(
        _ request: InferenceRequest, _ arrived: ContinuousClock.Instant
    ) throws(InferenceError) -> ContinuousClock.Instant? {
        guard let value = request.parameters[WireNames.timeout] else { return nil }
        guard case .int(let microseconds) = value, microseconds >= 0 else {
            throw InferenceError(
                .invalidArgument, "expected \(WireNames.timeout) of at least 0 microseconds, got \(value)")
        }
        // 0 means none, as elsewhere; nobody waits for a year.
        guard microseconds > 0, microseconds < 31_536_000_000_000 else { return nil }
        return arrived + .microseconds(microseconds)
    }
}
