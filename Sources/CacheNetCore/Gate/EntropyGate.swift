/// The paper's gate: an answer counts when its predictive entropy is below a fixed threshold.
public struct EntropyGate: Sendable, Equatable {
    /// Nats. 0 turns every frame into a miss.
    public let threshold: Double

    /// - Parameter threshold: nats; 0 or less turns every frame into a miss.
    public init(threshold: Double) {
        self.threshold = threshold
    }

    /// Whether the prediction is a hit: strictly below the threshold. An entropy that is not finite never is.
    public func admits(_ prediction: Prediction) -> Bool {
        prediction.entropy.isFinite && prediction.entropy < threshold
    }
}
