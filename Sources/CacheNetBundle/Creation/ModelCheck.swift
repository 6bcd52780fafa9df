import CacheNetCore

/// Whether a model takes what a bundle's config promises and answers what its role demands.
struct ModelCheck {
    let config: BundleConfig
    /// `nil` leaves models free to name their input.
    let inputName: String?

    /// - Parameter file: named in errors.
    func check(_ session: any InferenceSession, role: ModelRole, file: String) throws(BundleError) {
        let signature = session.signature
        try checkInput(signature, file)
        let outputs = try expectedOutputs(of: signature, role, file)
        for (index, columns) in outputs {
            let port = signature.outputs[index]
            try Self.check(port, isFloat32With: [1, columns], field: "\(file): output \(port.name)")
        }
        // Dimensions that vary are only known after a run.
        let answers = try runOnce(session, file)
        for (index, columns) in outputs {
            guard index < answers.count, answers[index].elementType == .float32, answers[index].shape == [1, columns]
            else {
                throw Self.wrong(
                    "\(file): output \(signature.outputs[index].name)", "float32 [1, \(columns)] for one frame",
                    index < answers.count
                        ? "\(answers[index].elementType.rawValue) \(answers[index].shape)" : "nothing")
            }
        }
    }

    private func checkInput(_ signature: ModelSignature, _ file: String) throws(BundleError) {
        guard let input = signature.inputs.first, signature.inputs.count == 1 else {
            throw Self.wrong("\(file): inputs", "exactly one", "\(signature.inputs.map(\.name))")
        }
        if let inputName, input.name != inputName { throw Self.wrong("\(file): input", inputName, input.name) }
        let field = "\(file): input \(input.name)"
        guard input.elementType == config.preprocess.elementType else {
            throw Self.wrong(
                field, config.preprocess.elementType.rawValue,
                "\(input.elementType?.rawValue ?? "an unsupported type") (preprocess says what the models take)")
        }
        let shape = [1] + config.preprocess.modelShape(forFrame: config.input.shape)
        guard Self.fits(input.shape, shape) else {
            throw Self.wrong(field, "shape [batch] + \(shape.dropFirst())", "\(input.shape)")
        }
    }

    /// The outputs that matter, each with its number of columns.
    private func expectedOutputs(
        of signature: ModelSignature, _ role: ModelRole, _ file: String
    ) throws(BundleError) -> [(index: Int, columns: Int)] {
        let names = "\(signature.outputs.map(\.name))"
        if role == .encoder {
            guard let code = signature.encoderOutput else { throw Self.wrong("\(file): outputs", "code", names) }
            return [(code, config.partitions.count)]
        }
        guard let logits = signature.logitsOutput else { throw Self.wrong("\(file): outputs", "logits", names) }
        guard role == .full, let code = signature.codeOutput else { return [(logits, config.labels.count)] }
        return [(logits, config.labels.count), (code, config.partitions.count)]
    }

    private func runOnce(_ session: any InferenceSession, _ file: String) throws(BundleError) -> [Tensor] {
        do {
            let shape = [1] + config.input.shape
            let frame = try Tensor(
                elementType: .uint8, shape: shape, bytes: [UInt8](repeating: 0, count: shape.reduce(1, *)))
            return try session.run(try config.preprocess.apply(to: frame))
        } catch {
            throw BundleError(.invalidModel, "\(file): expected an answer to a black frame, got: \(error)")
        }
    }

    private static func check(
        _ port: ModelSignature.Port, isFloat32With shape: [Int], field: String
    ) throws(BundleError) {
        guard port.elementType == .float32, fits(port.shape, shape) else {
            throw wrong(
                field, "float32 [batch, \(shape[1])]",
                "\(port.elementType?.rawValue ?? "unsupported type") \(port.shape)")
        }
    }

    private static func fits(_ shape: [Int], _ expected: [Int]) -> Bool {
        shape.count == expected.count && zip(shape, expected).allSatisfy { $0 < 0 || $0 == $1 }
    }

    private static func wrong(_ field: String, _ expected: String, _ got: String) -> BundleError {
        BundleError(.invalidModel, "\(field): expected \(expected), got \(got)")
    }
}
