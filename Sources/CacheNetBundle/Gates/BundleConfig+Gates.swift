public import CacheNetCore

extension BundleConfig {
    /// The paper's gate.
    ///
    /// - Parameters:
    ///   - threshold: nats, in place of each partition's own.
    ///   - agreement: misses in a row that must hint at the same other partition, at least 1.
    public func fixedGate(threshold: Double? = nil, agreement: Int = 1) -> FixedGate {
        FixedGate(thresholds: partitions.map { threshold ?? $0.threshold }, agreement: agreement)
    }

    /// The gate with a belief over labels; `nil` where nobody calibrated for it.
    ///
    /// - Parameter promise: what hits may cost; `nil` stands for what the bundle was calibrated for.
    public func beliefGate(keeping promise: Promise? = nil) -> BeliefGate? {
        belief.map { BeliefGate($0.profile, rule: $0.choice(keeping: promise ?? $0.promise).rule) }
    }

    /// The best gate that the bundle was calibrated for: without a calibration the paper's, or, where there are no
    /// partitions, the same rule for the fallback model.
    public var bestGate: any Gate {
        if let belief = beliefGate() { return belief }
        guard partitions.isEmpty, let fallback else { return fixedGate() }
        return CascadeGate(threshold: fallback.threshold)
    }
}
