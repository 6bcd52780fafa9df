internal import CacheNetCore

extension LocalModels {
    /// Runs the models on a frame of zeros, which also checks what they answer.
    func warmUp() throws {
        let frames = try interface.format.zeros(batch: interface.fixedBatch ?? 1)
        do {
            _ = try answer(try preprocess(frames), withCode: true)
        } catch {
            throw ServerError(.unusableModel, "a model of bundle \(interface.name) does not run: \(error)")
        }
    }
}
