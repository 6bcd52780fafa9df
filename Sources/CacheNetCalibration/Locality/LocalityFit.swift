public import CacheNetCore

/// What the locality-aware gate needs of a bundle.
public struct LocalityFit: Sendable, Hashable {
    /// One for each partition.
    public let curves: [GateCurve]
    public let profile: LocalityProfile
    /// Behind the profile's bounds: for each switch rate and loss threshold, both at least one.
    public let estimates: [[LossEstimate]]
    /// How many standard errors they are above the mean.
    public let deviations: Double

    /// Why the device answers nothing when the gate is asked for a risk; `nil` where it does.
    ///
    /// - Parameter risk: accuracy lost against the full model, as a share of all frames.
    public func shortfall(atRisk risk: Double) -> String? {
        guard profile.lists.allSatisfy({ $0.hits(keeping: risk) == 0 }) else { return nil }
        let nothing = "asked for a risk of \(risk), the device answers nothing: "
        let seen =
            "\(estimates[0][0].sequences) independent pictures or sequences, with a confidence of \(profile.confidence)"
        guard let needed = sequencesNeeded(keeping: risk) else { return nothing + "it lost more on \(seen)" }
        return nothing + "expected at least \(needed) to be sure of it, got \(seen)"
    }

    /// With how many sequences, or independent records, like those seen there would be hits at some
    /// stickiness; `nil` where no number would do.
    func sequencesNeeded(keeping risk: Double) -> Int? {
        estimates.compactMap { list in
            list.first { $0.hitRatio > 0 }?.sequencesNeeded(keeping: risk, deviations: deviations)
        }.min()
    }
}
