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
        MethodAnswer(label: argmax(try session.logits(of: try preprocess.apply(to: frame))))
    }
}
