package import CacheNetCore

extension InferenceRequest {
    /// What a device asks about a frame that it is not sure of: the full model's scores, and which partition to cache.
    ///
    /// - Parameters:
    ///   - input: the name of the bundle's input.
    ///   - shape: of a frame, with its batch of 1.
    /// - Throws: `TransportError` `rejected` for a frame of another type or shape.
    package static func miss(_ frame: Tensor, input: String, shape: [Int]) throws(TransportError) -> InferenceRequest {
        try frame.checkIsFrame(shape)
        return InferenceRequest(
            parameters: [WireNames.hint: .bool(true)], inputs: [InferenceTensor(name: input, frame)],
            outputs: [RequestedOutput(name: WireNames.logits)])
    }
}

extension Tensor {
    /// - Throws: `TransportError` `rejected` when it is no frame of that shape.
    package func checkIsFrame(_ frameShape: [Int]) throws(TransportError) {
        guard elementType == .uint8, shape == frameShape else {
            throw TransportError(.rejected, "expected a uint8 frame \(frameShape), got \(elementType) \(shape)")
        }
    }
}
