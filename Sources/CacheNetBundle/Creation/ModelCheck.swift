import CacheNetCore

/// Whether a model takes what a bundle's config promises and answers what its role demands.
struct ModelCheck {
    let config: BundleConfig
    /// `nil` leaves models free to name their input.
    let inputName: String?

    /// Runs the model on a few frames.
    ///
    /// - Parameter file: named in errors.
    /// - Returns: what the model's output holds.
    func check(
        _ session: any InferenceSession, role: ModelRole, file: String
    ) throws(BundleError) -> BundleConfig.Output {
        try checkInput(session.signature, file)
        let frames = try SampleFrames.make(config.input.format)
        if role == .encoder {
            let encoder = try CodeModel(session, partitions: config.partitions.count, title: file)
            for frame in frames {
                try Self.check(try ask(frame, file, encoder.code), "code", frame, file)
            }
            return .logits
        }
        // What the output holds is not known yet, so it is read as it is.
        let model = try Classifier(
            session, labels: config.labels.count, partitions: config.codes(of: role), output: .logits, title: file)
        var rows: [[Float]] = []
        for frame in frames {
            let answer = try ask(frame, file, { input throws(EngineError) in try model.answer(input) })
            rows.append(try Self.check(answer.logits, "logits", frame, file))
            if let code = answer.code { try Self.check(code, "code", frame, file) }
        }
        return OutputProbe.output(of: rows)
    }

    private func checkInput(_ signature: ModelSignature, _ file: String) throws(BundleError) {
        guard let input = signature.inputs.first, signature.inputs.count == 1 else {
            throw Self.wrong("\(file): inputs", "exactly one", brief(signature.inputs.map(\.name)))
        }
        if let inputName, input.name != inputName { throw Self.wrong("\(file): input", inputName, input.name) }
        let field = "\(file): input \(input.name)"
        guard input.elementType == config.preprocess.elementType else {
            throw Self.wrong(
                field, config.preprocess.elementType.rawValue,
                "\(input.elementType?.rawValue ?? "an unsupported type") (preprocess says what the models take)")
        }
        let shape = [1] + config.preprocess.modelShape(forFrame: config.input.shape)
        guard input.shape.count == shape.count, zip(input.shape, shape).allSatisfy({ $0 < 0 || $0 == $1 }) else {
            throw Self.wrong(field, "shape [batch] + \(shape.dropFirst())", "\(input.shape)")
        }
    }

    private func ask<Answer>(
        _ frame: SampleFrames.Frame, _ file: String, _ model: (Tensor) throws(EngineError) -> Answer
    ) throws(BundleError) -> Answer {
        do {
            return try model(try config.preprocess.apply(to: frame.tensor))
        } catch {
            throw BundleError(.invalidModel, "\(file): expected an answer to \(frame.name), got: \(error)")
        }
    }

    /// - Returns: the numbers of a batch of 1.
    @discardableResult
    private static func check(
        _ tensor: Tensor, _ output: String, _ frame: SampleFrames.Frame, _ file: String
    ) throws(BundleError) -> [Float] {
        let row = (try? tensor.floats()) ?? []
        guard let stranger = row.first(where: { !$0.isFinite }) else { return row }
        throw wrong("\(file): \(output) of \(frame.name)", "finite numbers", "\(stranger)")
    }

    private static func wrong(_ field: String, _ expected: String, _ got: String) -> BundleError {
        BundleError(.invalidModel, "\(field): expected \(expected), got \(got)")
    }
}
