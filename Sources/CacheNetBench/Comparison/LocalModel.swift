internal import CacheNetBundle
internal import CacheNetCore

/// A model of the bundle on the device.
struct LocalModel: Sendable {
    private let session: any InferenceSession
    private let preprocess: Preprocess
    private let temperature: Double

    init(_ bundle: Bundle, _ role: ModelRole, temperature: Double = 1, engine: any InferenceEngine) throws {
        session = try engine.load(try bundle.read(role))
        preprocess = bundle.description.config.preprocess
        self.temperature = temperature
    }

    func predict(_ frame: Tensor) throws -> Prediction {
        Prediction(logits: try session.logits(of: preprocess.apply(to: frame)), temperature: temperature)
    }
}
