internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore

/// A way to decide what the device answers, as simulations know it.
public enum GateUnderTest: Sendable, Hashable, CustomStringConvertible {
    /// The locality-aware gate, asked for a risk.
    case locality(risk: Double)
    /// The bundle's fixed threshold.
    case fixed(agreement: Int)
    /// The fallback model, which answers while it is sure.
    case cascade

    public var description: String {
        switch self {
        case .locality(let risk): "locality-aware, risk \(risk)"
        case .fixed(let agreement): "fixed threshold, agreement \(agreement)"
        case .cascade: "cascade (fallback model)"
        }
    }

    /// Says as well whether the bundle's calibration certifies the risk.
    func title(in config: BundleConfig) -> String {
        guard case .locality(let risk) = self, let profile = config.locality, !profile.isCertified(keeping: risk) else {
            return description
        }
        return "\(description), not certified"
            + (profile.evidence(keeping: risk) == .estimate ? " (best estimate)" : "")
    }

    /// What can be tested with a bundle.
    static func all(of config: BundleConfig, risk: Double) -> [GateUnderTest] {
        (config.locality == nil ? [] : [.locality(risk: risk)]) + [.fixed(agreement: 1), .fixed(agreement: 2)]
            + (config.fallback == nil ? [] : [.cascade])
    }

    /// - Parameter stream: records of the outcomes.
    /// - Returns: nothing for a gate that the bundle has not the values for.
    func run(_ config: BundleConfig, _ simulation: StreamSimulation, over stream: some Sequence<Int>) -> StreamFigures {
        switch self {
        case .locality(let risk):
            return config.localityGate(risk: risk).map { simulation.run($0, over: stream) } ?? StreamFigures()
        case .fixed(let agreement):
            return simulation.run(config.fixedGate(agreement: agreement), over: stream)
        case .cascade:
            guard let fallback = config.fallback else { return StreamFigures() }
            return simulation.run(
                CascadeGate(threshold: fallback.threshold), over: stream, startingWith: [.fallback])
        }
    }
}
