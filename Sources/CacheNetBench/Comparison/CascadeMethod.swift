internal import CacheNetCore

/// The fallback model on the device while it is sure, and the edge when it is not: joint inference without
/// specialists.
struct CascadeMethod: AnsweringMethod {
    let kind = ComparedMethod.cascade
    let model: LocalModel
    let gate: EntropyGate
    let edge: EdgeOnlyMethod

    var link: LinkProxy? { edge.link }

    func warmUp(_ frame: Frame) async throws {
        _ = try model.predict(frame.pixels)
        try await edge.warmUp(frame)
    }

    func answer(_ frame: Frame) async throws -> MethodAnswer {
        let prediction = try model.predict(frame.pixels)
        guard gate.admits(prediction) else { return try await edge.answer(frame) }
        return MethodAnswer(label: prediction.label, origin: .hit)
    }
}
