/// Where a device sends the frames that it does not answer itself.
public protocol EdgeInference: Sendable {
    /// - Parameters:
    ///   - frame: `uint8`, `[1, channels, height, width]`.
    ///   - timeout: the longest wait for the whole answer; `nil` waits for as long as the connection stands.
    func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer
}
