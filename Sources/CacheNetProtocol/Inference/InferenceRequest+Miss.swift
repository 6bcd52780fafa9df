package import CacheNetCore

extension InferenceRequest {
    /// What a device asks about a frame that it is not sure of: the full model's scores, and which partition to cache.
    ///
    /// - Parameters:
    ///   - input: the name of the bundle's input.
    ///   - format: of frames.
    /// - Throws: `TransportError` `rejected` for a frame of another type or shape.
    package static func miss(_ frame: Tensor, input: String, format: FrameFormat) throws(TransportError)
        -> InferenceRequest
    {
        try frame.checkIsFrame(format)
        return miss(InferenceTensor(name: input, frame))
    }

    /// The same for a frame that travels as a picture.
    ///
    /// - Parameters:
    ///   - file: JPEG or PNG.
    ///   - input: the name of the bundle's input.
    package static func miss(picture file: [UInt8], input: String) throws(TransportError) -> InferenceRequest {
        do {
            return miss(try InferenceTensor(name: input, shape: [1, 1], elements: [file]))
        } catch {
            throw TransportError(.rejected, error.message)
        }
    }

    private static func miss(_ input: InferenceTensor) -> InferenceRequest {
        InferenceRequest(
            parameters: [WireNames.hint: .bool(true)], inputs: [input],
            outputs: [RequestedOutput(name: WireNames.logits)])
    }
}

extension Tensor {
    /// - Throws: `TransportError` `rejected` when it is no frame of that format with its batch of 1.
    package func checkIsFrame(_ format: FrameFormat) throws(TransportError) {
        guard format.isBatchOfOne(self) else {
            throw TransportError(
                .rejected,
                "expected a frame of \(format.elementType) \(format.batchShape), got \(elementType) \(shape)")
        }
    }
}
