internal import CacheNetBundle
internal import CacheNetCore

/// The full model on the device, for every frame.
struct DeviceOnlyMethod: AnsweringMethod {
    let name = "device-only"
    let link: LinkProxy? = nil
    private let session: any InferenceSession
    private let preprocess: Preprocess

    init(_ bundle: Bundle, engine: any InferenceEngine) throws {
        session = try engine.load(try bundle.read(.full))
        preprocess = bundle.description.config.preprocess
    }

    func warmUp(_ frame: Tensor) async throws {
        _ = try await answer(frame)
    }

    func answer(_ frame: Tensor) async throws -> MethodAnswer {
        let outputs = try session.run(try preprocess.apply(to: frame))
        let logits = try outputs[session.signature.logitsOutput ?? 0].floats()
        return MethodAnswer(label: argmax(logits))
    }
}
