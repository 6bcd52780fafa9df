internal import CacheNetCore

extension ServedModels {
    /// Runs the models on a black frame and checks what they answer.
    func warmUp() throws {
        let shape = [fixedBatch ?? 1] + frameShape
        let size = shape.reduce(1, *)
        let frames = try Tensor(elementType: .uint8, shape: shape, bytes: [UInt8](repeating: 0, count: size))
        let input = try preprocess(frames)
        let answer: (logits: Tensor, code: Tensor?)
        let code: Tensor?
        do {
            answer = try full.run(input)
            code = try encoder?.run(input).code ?? answer.code
        } catch {
            throw ServerError(.unusableModel, "a model of bundle \(name) does not run: \(error)")
        }
        guard answer.logits.elementType == .float32, answer.logits.shape == [shape[0], labelCount] else {
            throw ServerError(
                .unusableModel,
                "expected logits float32 \([shape[0], labelCount]) of the full model, "
                    + "got \(answer.logits.elementType.rawValue) \(answer.logits.shape)")
        }
        if let code, code.elementType != .float32 || code.shape != [shape[0], partitionCount] {
            throw ServerError(
                .unusableModel,
                "expected a code float32 \([shape[0], partitionCount]), got \(code.elementType.rawValue) \(code.shape)")
        }
    }
}
