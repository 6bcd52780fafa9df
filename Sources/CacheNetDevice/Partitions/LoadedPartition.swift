internal import CacheNetBundle
package import CacheNetCore

/// A partition in memory, with what calibration says of it.
package struct LoadedPartition: Sendable {
    package enum Source: Sendable, Equatable {
        case network
        case store
        case preparedCopy
    }

    package let id: PartitionID
    package let session: any InferenceSession
    package let model: ModelBytes
    package let source: Source
    package let temperature: Double

    /// - Parameter input: what the bundle's models take, batch of 1.
    package func predict(_ input: Tensor) throws -> Prediction {
        let outputs = try session.run(input)
        let index = session.signature.logitsOutput ?? 0
        return Prediction(logits: try outputs[index].floats(), temperature: temperature)
    }
}
