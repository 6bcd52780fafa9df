internal import CacheNetCore

extension LocalModels {
    /// Runs the models on a black frame, which also checks what they answer.
    func warmUp() throws {
        let shape = [interface.fixedBatch ?? 1] + interface.frameShape
        let size = shape.reduce(1, *)
        let frames = try Tensor(elementType: .uint8, shape: shape, bytes: [UInt8](repeating: 0, count: size))
        do {
            _ = try answer(try preprocess(frames), withCode: true)
        } catch {
            throw ServerError(.unusableModel, "a model of bundle \(interface.name) does not run: \(error)")
        }
    }
}
