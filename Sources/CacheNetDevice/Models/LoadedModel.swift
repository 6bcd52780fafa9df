package import CacheNetBundle
package import CacheNetCore

/// A model in memory, with what calibration says of it.
package struct LoadedModel: Sendable {
    package enum Source: Sendable, Equatable {
        case network
        case store
        case preparedCopy
    }

    package let model: DeviceModel
    package let classifier: Classifier
    package let bytes: ModelBytes
    package let source: Source
    package let temperature: Double

    /// - Parameters:
    ///   - input: what the bundle's models take, batch of 1.
    ///   - features: the name of an output to be heard beside the labels.
    /// - Throws: `EngineError` when the model fails or does not answer with one value for each label.
    package func answer(_ input: Tensor, features: String? = nil) throws -> ModelAnswer {
        let answer = try classifier.answer(input, features: features)
        return ModelAnswer(
            logits: try answer.logits.floats(), temperature: temperature,
            features: try answer.features?.floats() ?? [])
    }
}
