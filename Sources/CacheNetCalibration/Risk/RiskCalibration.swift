public import CacheNetCore
internal import CacheNetData

/// Sets the threshold of any gate so that its hits cost no more than a risk, by one rule for all of them.
///
/// Of a family's gates it takes the one with the most hits, which is the loosest, for which a bound on the loss keeps
/// the risk on streams of *every* stickiness: the gate does not know which it will see. The streams are those on which
/// the locality-aware gate is calibrated (``LocalityCalibration``), and so is the bound (``LossEstimate``): what is
/// fitted on one half of the records is tried on streams of the other, each stream is drawn from a resampled half, and
/// the bounds hold for all gates of a family at once.
///
/// With so few sequences that not even a gate without any loss could be told from one that loses the risk, nothing is
/// certified. Where no gate is, the loosest one whose estimated loss keeps the risk is taken, and the choice says so.
public struct RiskCalibration: Sendable {
    /// Accuracy lost against the full model, as a share of all frames.
    public let risk: Double
    /// The same on the first frame, and on the first three, after a change of label, as a share of these; `nil` where
    /// nothing is asked of them.
    public let changeRisk: Double?
    let settings: LocalityCalibration
    let outcomes: TemperedOutcomes
    let pool: RecordPool
    let simulation: StreamSimulation
    private let halves: [RecordPool]
    /// Of each stickiness, for each half of the records, streams of it.
    private let streams: [[[[Int]]]]

    /// - Parameters:
    ///   - outcomes: on records that no model has learned from.
    ///   - risk: above 0 and below 1.
    ///   - changeRisk: the same.
    ///   - settings: the streams and the confidence.
    ///   - pixels: of a record, for gates that look at the frame itself.
    /// - Throws: ``CalibrationError`` when a value is out of its range or the records do not suffice.
    public init(
        _ outcomes: TemperedOutcomes, risk: Double, changeRisk: Double? = nil,
        settings: LocalityCalibration = LocalityCalibration(),
        pixels: (@Sendable (Int) -> Tensor)? = nil
    ) throws(CalibrationError) {
        guard risk > 0, risk < 1 else {
            throw CalibrationError(.invalidSetting, "risk: expected more than 0 and less than 1, got \(risk)")
        }
        if let changeRisk, !(changeRisk > 0 && changeRisk < 1) {
            throw CalibrationError(
                .invalidSetting, "change risk: expected more than 0 and less than 1, got \(changeRisk)")
        }
        try settings.check()
        try outcomes.outcomes.checkForCalibration()
        let pool = RecordPool(outcomes.outcomes)
        let halves = [pool.halves.0, pool.halves.1]
        self.risk = risk
        self.changeRisk = changeRisk
        self.settings = settings
        self.outcomes = outcomes
        self.pool = pool
        self.halves = halves
        simulation = StreamSimulation(outcomes, pixels: pixels)
        var generator = SeededGenerator(seed: settings.seed)
        streams = settings.triedDwells.map { dwell in
            halves.map { half in
                settings.streams(
                    of: dwell, from: half, frames: settings.frames(of: dwell, pool), using: &generator)
            }
        }
    }

    /// The same records and streams, for another risk.
    public func with(risk: Double) -> RiskCalibration { RiskCalibration(self, risk: risk) }

    private init(_ other: RiskCalibration, risk: Double) {
        self.risk = risk
        changeRisk = other.changeRisk
        settings = other.settings
        outcomes = other.outcomes
        pool = other.pool
        simulation = other.simulation
        halves = other.halves
        streams = other.streams
    }

    /// How many sequences, or independent records, were calibrated on.
    public var sequences: Int { outcomes.outcomes.sequences.count }

    /// How many it takes to certify anything: that many without a single loss bound the loss by the risk.
    public var leastSequences: Int {
        LocalityProfile.leastSequences(certifying: risk, confidence: settings.confidence)
    }

    /// The gate of a family that has the most hits and keeps the risk.
    public func choose(_ family: GateFamily) -> RiskChoice {
        let (estimates, deviations) = estimates(family)
        let hits = family.thresholds.indices.map { index in estimates.reduce(0) { $0 + $1[index].loss.hitRatio } }
        let withHits = hits.indices.filter { hits[$0] > 0 }
        func loosest(where keeps: (PromiseEstimate) -> Bool) -> Int? {
            withHits.filter { index in estimates.allSatisfy { keeps($0[index]) } }.max { hits[$0] < hits[$1] }
        }
        let certified = loosest { estimate in
            estimate.loss.bound(deviations: deviations, confidence: settings.confidence) <= risk
                && (changeRisk.map { estimate.gapBound(confidence: settings.confidence) <= $0 } ?? true)
        }
        let gates = family.gates(fittedOn: pool)
        func choice(_ index: Int, _ basis: RiskChoice.Basis, _ shortfall: String? = nil) -> RiskChoice {
            RiskChoice(gates[index], threshold: family.thresholds[index], basis: basis, shortfall: shortfall)
        }
        if let certified, sequences >= leastSequences { return choice(certified, .certified) }
        let estimated = loosest { estimate in
            estimate.loss.mean <= risk && (changeRisk.map { estimate.gap <= $0 } ?? true)
        }
        guard let estimated else {
            let tightest = withHits.min { hits[$0] < hits[$1] }
            return choice(0, .nothing, nothingKeeps(tightest.map { index in estimates.map { $0[index].loss } } ?? []))
        }
        return choice(
            estimated, .estimated, shortfall(needing: needed(estimates.map { $0[estimated].loss }, deviations)))
    }

    /// The locality-aware gate, whose loss thresholds have bounds of their own for each stickiness.
    ///
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    public func chooseLocality() throws(CalibrationError) -> RiskChoice {
        let fit = try settings.fit(outcomes)
        let gate = LocalityGate(curves: fit.curves, profile: fit.profile, risk: risk)
        let hasHits = fit.profile.hits(keeping: risk).contains { $0 >= LocalityProfile.leastHitRatio }
        let basis: RiskChoice.Basis =
            fit.profile.isCertified(keeping: risk) ? .certified : hasHits ? .estimated : .nothing
        let shortfall: String? =
            switch basis {
            case .certified: nil
            case .estimated: shortfall(needing: fit.sequencesNeeded(certifying: risk))
            case .nothing: nothingKeeps([])
            }
        return RiskChoice(gate, basis: basis, shortfall: shortfall)
    }

    /// What came of each threshold on the streams of each stickiness, and how many standard errors a bound is above the
    /// mean.
    private func estimates(_ family: GateFamily) -> (estimates: [[PromiseEstimate]], deviations: Double) {
        // What is fitted on one half is tried on the other.
        let gates = halves.reversed().map { family.gates(fittedOn: $0) }
        let halves = halves.indices
        let jobs = concurrently(streams.count * halves.count) { job in
            let (dwell, half) = (job / halves.count, job % halves.count)
            return streams[dwell][half].map { stream in gates[half].map { simulation.run($0, over: stream) } }
        }
        let figures = streams.indices.map { dwell in halves.map { jobs[dwell * halves.count + $0] } }
        let deviations = SimultaneousBound(figures.flatMap(\.self)).deviations(confidence: settings.confidence)
        let estimates = figures.map { halves in
            family.thresholds.indices.map { index in
                PromiseEstimate(halves: halves.map { $0.map { $0[index] } }, sequences: sequences)
            }
        }
        return (estimates, deviations)
    }

    /// How many sequences like these it would take to be sure; `nil` where no number would do.
    private func needed(_ estimates: [LossEstimate], _ deviations: Double) -> Int? {
        let needed = estimates.map {
            $0.sequencesNeeded(keeping: risk, deviations: deviations, confidence: settings.confidence)
        }
        return needed.contains(nil) ? nil : needed.compactMap(\.self).max()
    }

    private func shortfall(needing needed: Int?) -> String {
        let count = max(leastSequences, needed ?? 0)
        let least = count > sequences ? "expected at least \(count)" : "expected more"
        return "\(least) independent pictures or sequences for a risk of \(risk) at a confidence of "
            + "\(settings.confidence), got \(sequences)"
    }

    private func nothingKeeps(_ tightest: [LossEstimate]) -> String {
        let lost = tightest.map(\.mean).max().map { ": \($0) at the tightest" } ?? ""
        return "expected a threshold with hits that loses at most \(risk), got none\(lost)"
    }
}
