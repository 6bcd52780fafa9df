/// What a model says of one frame.
public struct Prediction: Sendable, Equatable {
    /// Index of the most probable label; ties go to the lowest. `nil` when the output holds no number.
    public let label: Int?
    /// One probability of 0 to 1 for each label.
    public let probabilities: [Double]
    /// Predictive entropy in nats, 0 to `ln(labels)`; NaN when the output holds a value that is not finite.
    public let entropy: Double

    /// - Parameters:
    ///   - logits: one value for each label.
    ///   - temperature: above 0, from calibration.
    public init(logits: [Float], temperature: Double = 1) {
        probabilities = softmax(logits, temperature: temperature)
        entropy = predictiveEntropy(of: probabilities)
        label = argmax(logits)
    }

    /// A prediction that was made before.
    public init(label: Int?, probabilities: [Double], entropy: Double) {
        self.label = label
        self.probabilities = probabilities
        self.entropy = entropy
    }
}
