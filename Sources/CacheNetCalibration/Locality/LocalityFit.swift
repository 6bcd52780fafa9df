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

    /// What the device's owner has to know when the gate is asked for a risk: that it is not certified, or that nothing
    /// is answered, and what it would take; `nil` where the risk is certified.
    ///
    /// - Parameter risk: accuracy lost against the full model, as a share of all frames, above 0 and below 1.
    public func notice(atRisk risk: Double) -> String? {
        let isEnough = sequences >= LocalityProfile.leastSequences(certifying: risk, confidence: profile.confidence)
        guard !profile.isCertified(keeping: risk) || !isEnough else { return nil }
        return "not certified at a risk of \(risk): \(seen) were seen, \(needed(for: risk)); \(consequence(risk))"
    }

    private var sequences: Int { estimates[0][0].sequences }

    private var seen: String {
        "\(sequences) " + (sequences == profile.records ? "independent pictures" : "sequences")
    }

    private func needed(for risk: Double) -> String {
        let confidence = "for a confidence of \(profile.confidence)"
        guard let count = sequencesNeeded(certifying: risk) else {
            return "and more like these would not certify it \(confidence): they lost more"
        }
        return "it would take about \(count) \(confidence)"
    }

    private func consequence(_ risk: Double) -> String {
        let hits = profile.hits(keeping: risk).max() ?? 0
        let evidence = profile.evidence(keeping: risk)
        if hits >= LocalityProfile.leastHitRatio {
            let share = brief(percent: hits)
            return evidence == .estimate
                ? "the gate goes by its best estimate and answers up to \(share) of the frames"
                : "the gate answers what is certified, at most \(share) of the frames"
        }
        guard evidence == .estimate else { return "the gate answers nothing, as no hit is certified" }
        guard let least = leastLoss else { return "the gate answers nothing, whatever the loss" }
        return "the gate answers nothing: even \(brief(percent: least.hitRatio)) hits lose "
            + "\(brief(percent: least.mean)) by the best estimate"
    }

    /// The cheapest way to answer anything.
    private var leastLoss: LossEstimate? {
        estimates.joined().filter { $0.hitRatio >= LocalityProfile.leastHitRatio }.min { $0.mean < $1.mean }
    }

    /// With how many sequences, or independent records, like those seen the gate would be certified; `nil` where no
    /// number would do.
    func sequencesNeeded(certifying risk: Double) -> Int? {
        estimates.joined().filter { $0.hitRatio >= LocalityProfile.leastHitRatio }
            .compactMap {
                $0.sequencesNeeded(keeping: risk, deviations: deviations, confidence: profile.confidence)
            }
            .min()
            .map { max($0, LocalityProfile.leastSequences(certifying: risk, confidence: profile.confidence)) }
    }
}

/// Such as `7.5%`.
private func brief(percent share: Double) -> String {
    "\((1000 * share).rounded() / 10)%"
}
