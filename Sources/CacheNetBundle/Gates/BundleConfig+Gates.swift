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

    /// The locality-aware gate; `nil` where nobody calibrated for it.
    ///
    /// - Parameter risk: the accuracy, as a share of all frames, that hits may cost against the full model.
    public func localityGate(risk: Double) -> LocalityGate? {
        locality.map { LocalityGate(curves: partitions.compactMap(\.curve), profile: $0, risk: risk) }
    }

    /// The best gate that the bundle was calibrated for.
    public func bestGate(risk: Double = GateChoice.usualRisk) -> any Gate { localityGate(risk: risk) ?? fixedGate() }
}
