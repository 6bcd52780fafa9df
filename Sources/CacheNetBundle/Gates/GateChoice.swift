public import CacheNetCore

/// Which gate a device has.
public enum GateChoice: Sendable, Hashable {
    /// ``belief(_:)`` where the bundle was calibrated for it, ``fixed(threshold:agreement:)`` where not.
    case best
    /// The paper's gate. Without a threshold, in nats, each partition has the bundle's; `agreement` is how many misses in a
    /// row must hint at the same other partition, at least 1.
    case fixed(threshold: Double? = nil, agreement: Int = 1)
    /// The gate with a belief over labels, which keeps a promise; `nil` stands for what the bundle was calibrated for.
    case belief(Promise? = nil)

    /// - Throws: ``BundleError`` when the bundle does not have what the gate needs, or cannot keep such a promise.
    public func gate(for config: BundleConfig) throws(BundleError) -> any Gate {
        switch self {
        case .best: return config.bestGate
        case .fixed(let threshold, let agreement):
            guard !config.partitions.isEmpty else {
                throw BundleError(
                    .unsuitableGate,
                    "expected a bundle with partitions for the fixed gate, got \(config.name), which has none")
            }
            return config.fixedGate(threshold: threshold, agreement: agreement)
        case .belief(let promise):
            guard let calibration = config.belief, let gate = config.beliefGate(keeping: promise) else {
                throw BundleError(
                    .unsuitableGate,
                    "expected a bundle that was calibrated for the gate with a belief over labels, got \(config.name) "
                        + "without: calibrate it (cachenet calibrate), or choose the fixed gate")
            }
            guard let promise else { return gate }
            do { try promise.check() } catch { throw BundleError(.unsuitableGate, error.message) }
            guard promise.kind == calibration.promise.kind else {
                throw BundleError(
                    .unsuitableGate,
                    "risk: expected one of \(calibration.promise.kind.rawValue), which \(config.name) was calibrated "
                        + "for, got one of \(promise.kind.rawValue)")
            }
            return gate
        }
    }

    /// What a person is told of it: that the bundle's calibration does not certify the promise, and why; `nil` where there
    /// is nothing to say.
    public func certificationNote(for config: BundleConfig) -> String? {
        switch self {
        case .fixed: nil
        case .best: config.belief.flatMap { $0.certificationNote(keeping: $0.promise) }
        case .belief(let promise): config.belief.flatMap { $0.certificationNote(keeping: promise ?? $0.promise) }
        }
    }
}

extension GateChoice: CustomStringConvertible {
    /// Such as `best`, `fixed, threshold 0.5 nats, agreement 1` or `belief, as the bundle was calibrated`.
    public var description: String {
        switch self {
        case .best: "best"
        case .fixed(let threshold, let agreement):
            "fixed, threshold \(threshold.map { "\($0) nats" } ?? "the bundle's"), agreement \(agreement)"
        case .belief(let promise): "belief, \(promise.map { "\($0)" } ?? "as the bundle was calibrated")"
        }
    }
}
