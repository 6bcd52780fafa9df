/// How a model's file keeps the weights of convolutions and linear layers, and with what it computes.
public enum WeightFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case float32
    /// ``RoundedWeights``: a quarter of the size. Whoever loads the model turns them back into floats once, so that it
    /// computes as fast and on the same processors as before.
    case int8
    /// The same weights, and values between layers as `uint8`, so that convolutions compute with eight bits. How much
    /// faster that is, if at all, depends on the processor.
    case quantized
}
