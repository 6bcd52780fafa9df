internal import CacheNetBundle
internal import CacheNetCore

/// The full model on the device.
struct LocalModel: Sendable {
    private let model: Classifier
    private let preprocess: Preprocess

    init(_ config: BundleConfig, _ bytes: ModelBytes, engine: any InferenceEngine) throws {
        model = try config.classifier(try engine.load(bytes), role: .full)
        preprocess = config.preprocess
    }

    func answer(_ frame: Tensor) throws -> EdgeAnswer {
        EdgeAnswer(logits: try model.logits(of: preprocess.apply(to: frame)), hint: nil)
    }
}
