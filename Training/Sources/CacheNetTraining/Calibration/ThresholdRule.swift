/// Decides how sure a partition must be.
public protocol ThresholdRule: Sendable {
    /// - Parameter temperature: what the partition's logits are divided by.
    /// - Returns: nats, at least 0.
    func threshold(_ outcomes: CalibrationOutcomes, temperature: Double) -> Double
}
