package import CacheNetBundle
package import CacheNetCore

/// A partition in memory, with what calibration says of it.
package struct LoadedPartition: Sendable {
    package enum Source: Sendable, Equatable {
        case network
        case store
        case preparedCopy
    }

    package let id: PartitionID
    package let classifier: Classifier
    package let model: ModelBytes
    package let source: Source
    package let temperature: Double

    /// - Parameter input: what the bundle's models take, batch of 1.
    /// - Throws: `EngineError` when the model fails or does not answer with one value for each label.
    package func predict(_ input: Tensor) throws -> Prediction {
        Prediction(logits: try classifier.logits(of: input), temperature: temperature)
    }
}
