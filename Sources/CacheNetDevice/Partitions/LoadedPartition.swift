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
    /// The bundle's, one for each value that the model answers.
    package let labelCount: Int

    /// - Parameter input: what the bundle's models take, batch of 1.
    /// - Throws: ``DeviceError`` when the model does not answer with one value for each label.
    package func predict(_ input: Tensor) throws -> Prediction {
        let logits = try session.logits(of: input)
        guard logits.count == labelCount else { throw Self.wrong(labelCount, "\(logits.count)") }
        return Prediction(logits: logits, temperature: temperature)
    }

    /// Whether a model's outputs can be answers with one value for each label, as far as it says so before it runs.
    static func check(_ signature: ModelSignature, labelCount: Int) throws(DeviceError) {
        let index = signature.logitsOutput ?? 0
        guard signature.outputs.indices.contains(index) else { throw wrong(labelCount, "no output") }
        let output = signature.outputs[index]
        guard output.elementType == .float32 else { throw wrong(labelCount, "\(output)") }
        // Dimensions that vary are only known after a run.
        let columns = output.shape.dropFirst()
        guard !columns.isEmpty, columns.allSatisfy({ $0 >= 0 }) else { return }
        guard columns.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) == labelCount else {
            throw wrong(labelCount, "\(output.shape)")
        }
    }

    private static func wrong(_ labelCount: Int, _ got: String) -> DeviceError {
        DeviceError(.unsuitableModel, "logits: expected \(labelCount) values, one for each label, got \(got)")
    }
}
