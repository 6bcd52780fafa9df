/// What one of the device's models says of a frame.
public struct ModelAnswer: Sendable, Equatable {
    /// One value for each label.
    public let logits: [Float]
    /// The same as probabilities, at the temperature of the model's calibration, with their entropy.
    public let prediction: Prediction
    /// The model's output that the gate asked for (``Gate/featureOutput``); empty where it asked for none, or where the
    /// model has no such output.
    public let features: [Float]

    /// - Parameter temperature: above 0, from calibration.
    public init(logits: [Float], temperature: Double = 1, features: [Float] = []) {
        self.init(logits: logits, prediction: Prediction(logits: logits, temperature: temperature), features: features)
    }

    /// An answer whose probabilities are known already.
    ///
    /// - Parameters:
    ///   - logits: one value for each label.
    ///   - prediction: what the logits say as probabilities.
    ///   - features: the output that the gate asked for; empty for none.
    public init(logits: [Float], prediction: Prediction, features: [Float] = []) {
        self.logits = logits
        self.prediction = prediction
        self.features = features
    }
}
