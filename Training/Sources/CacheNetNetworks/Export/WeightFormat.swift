/// How a model's file keeps the weights of convolutions and linear layers; of biases there are few, which stay as they are.
public enum WeightFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case float32
    /// ``RoundedWeights``: a quarter of the size. Whoever loads the model turns them back into floats once, so that it
    /// computes as fast and on the same processors as before.
    case int8
}
