internal import CacheNetBundle
internal import CacheNetCore

/// A model of the bundle on the device.
struct LocalModel: Sendable {
    private let model: Classifier
    private let preprocess: Preprocess
    private let temperature: Double

    init(_ bundle: Bundle, _ role: ModelRole, temperature: Double = 1, engine: any InferenceEngine) throws {
        model = try bundle.description.config.classifier(try engine.load(try bundle.read(role)), role: role)
        preprocess = bundle.description.config.preprocess
        self.temperature = temperature
    }

    func predict(_ frame: Tensor) throws -> Prediction {
        Prediction(logits: try model.logits(of: preprocess.apply(to: frame)), temperature: temperature)
    }
}
