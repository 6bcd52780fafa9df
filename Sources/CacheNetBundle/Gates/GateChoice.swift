public import CacheNetCore

/// Which gate a device has.
public enum GateChoice: Sendable, Hashable {
    /// The accuracy that hits may cost where nothing else is asked: half a point below the full model.
    public static let usualRisk = LocalityProfile.usualRisk

    /// ``locality(risk:)`` where the bundle was calibrated for it, ``fixed(threshold:agreement:)`` where not.
    case best(risk: Double = usualRisk)
    /// The paper's gate. Without a threshold, in nats, each partition has the bundle's; `agreement` is how many misses in a
    /// row must hint at the same other partition, at least 1.
    case fixed(threshold: Double? = nil, agreement: Int = 1)
    /// The locality-aware gate. The risk is a share of all frames, above 0 and below 1.
    case locality(risk: Double = usualRisk)

    /// - Throws: ``BundleError`` when the bundle does not have what the gate needs, or a risk is out of its range.
    public func gate(for config: BundleConfig) throws(BundleError) -> any Gate {
        switch self {
        case .fixed(let threshold, let agreement):
            return config.fixedGate(threshold: threshold, agreement: agreement)
        case .best(let risk):
            let choice: GateChoice = config.locality == nil ? .fixed() : .locality(risk: risk)
            return try choice.gate(for: config)
        case .locality(let risk):
            guard risk > 0, risk < 1 else {
                throw BundleError(.unsuitableGate, "risk: expected more than 0 and less than 1, got \(risk)")
            }
            guard let gate = config.localityGate(risk: risk) else {
                throw BundleError(
                    .unsuitableGate,
                    "expected a bundle that was calibrated for the locality-aware gate, got \(config.name) without "
                        + "curves: calibrate it (cachenet calibrate), or choose the fixed gate")
            }
            return gate
        }
    }

    /// What a person is told of it: that the bundle's calibration does not certify the risk, and why; `nil` where there
    /// is nothing to say.
    package func certificationNote(for config: BundleConfig) -> String? {
        switch self {
        case .fixed: nil
        case .best(let risk), .locality(let risk): config.locality?.certificationNote(keeping: risk)
        }
    }
}

extension GateChoice: CustomStringConvertible {
    public var description: String {
        switch self {
        case .best(let risk): "best, risk \(risk)"
        case .fixed(let threshold, let agreement):
            "fixed, threshold \(threshold.map { "\($0) nats" } ?? "the bundle's"), agreement \(agreement)"
        case .locality(let risk): "locality, risk \(risk)"
        }
    }
}
