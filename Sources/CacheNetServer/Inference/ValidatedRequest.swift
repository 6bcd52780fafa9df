internal import CacheNetCore
internal import CacheNetProtocol

/// A request that was checked: what to run on what, and what to tell.
struct ValidatedRequest: Sendable {
    /// `uint8`, `[batch, channels, height, width]`.
    let frames: Tensor
    let wantsHint: Bool
    /// In the order to answer them, without repetition.
    let outputs: [String]

    var wantsCode: Bool { outputs.contains(WireNames.code) }

    init(_ request: InferenceRequest, models: ServedModels, maxBatch: Int) throws(WireError) {
        guard let input = request.inputs.first, request.inputs.count == 1, input.name == models.inputName else {
            let got = request.inputs.prefix(4).map { String($0.name.prefix(32)) }
            throw WireError(.badRequest, "expected exactly the input \"\(models.inputName)\", got \(got)")
        }
        guard input.datatype == .uint8, input.shape.count == models.frameShape.count + 1,
            input.shape.dropFirst().elementsEqual(models.frameShape), (1...maxBatch).contains(input.shape[0])
        else {
            throw WireError(
                .badRequest,
                "expected UINT8 [1...\(maxBatch)] + \(models.frameShape), "
                    + "got \(input.datatype.rawValue) \(input.shape)")
        }
        if let fixed = models.fixedBatch, input.shape[0] != fixed {
            throw WireError(.badRequest, "expected a batch of \(fixed), got \(input.shape[0])")
        }
        switch request.parameters[WireNames.hint] {
        case nil, .bool(false): wantsHint = false
        case .bool(true): wantsHint = true
        case let other?:
            throw WireError(.badRequest, "expected \(WireNames.hint) to be true or false, got \(other)")
        }
        guard !wantsHint || input.shape[0] == 1 else {
            throw WireError(
                .badRequest,
                "expected a batch of 1 with \(WireNames.hint), got \(input.shape[0]): ask for the output code")
        }
        frames = try input.tensor()
        outputs = try Self.outputs(request.outputs, models)
    }

    private static func outputs(
        _ requested: [RequestedOutput], _ models: ServedModels
    ) throws(WireError) -> [String] {
        let known = models.hasCode ? [WireNames.logits, WireNames.code] : [WireNames.logits]
        guard !requested.isEmpty else { return known }
        var names: [String] = []
        for output in requested {
            guard known.contains(output.name) else {
                throw WireError(.badRequest, "expected outputs of \(known), got \"\(output.name.prefix(64))\"")
            }
            if let other = output.parameters.keys.first(where: { $0 != "binary_data" }) {
                throw WireError(.unsupported, "expected only binary_data for an output, got \"\(other.prefix(64))\"")
            }
            if !names.contains(output.name) { names.append(output.name) }
        }
        return names
    }
}
