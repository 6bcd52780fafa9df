/// Where a device sends the frames that it does not answer itself.
public protocol EdgeInference: Sendable {
    /// - Parameters:
    ///   - frame: of the bundle's element type and shape, with a batch dimension of 1 before it.
    ///   - timeout: the longest wait for the whole answer; `nil` waits for as long as the connection stands.
    func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer

    /// The same for a frame that travels as a picture. Who does not implement it is sent tensors only.
    ///
    /// - Parameters:
    ///   - picture: a JPEG file of the frame's size.
    ///   - timeout: as above.
    /// - Throws: `TransportError` `rejected` where the edge takes no pictures; the frame then goes as a tensor.
    func infer(picture: [UInt8], timeout: Duration?) async throws(TransportError) -> EdgeAnswer
}

extension EdgeInference {
    /// Refuses every picture, so that frames go as tensors.
    ///
    /// - Throws: ``TransportError`` with `rejected`, always.
    public func infer(picture: [UInt8], timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        throw TransportError(.rejected, "expected a frame as a tensor, got a picture")
    }
}
