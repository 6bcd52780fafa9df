package import CacheNetCore
internal import CacheNetData

extension RiskCalibration {
    /// As shares of all that can be lost on a frame, which is 1 and the change weight; near the best ones, some between
    /// are tried as well.
    private static let thresholds: [(measure: HitRule.Measure, shares: [Double])] = [
        (.loss, [0, 0.01, 0.03, 0.07, 0.14, 0.3, 1]), (.doubt, [0.01, 0.03, 0.07, 0.14, 0.3, 0.5]),
    ]
    /// The same of the doubt up to which no model runs.
    private static let skipThresholds = [0.001, 0.003, 0.01, 0.03, 0.1]
    private static let changeWeights = [0, 0.5, 1, 2, 4]
    /// How many times as many hits partitions have to bring: they cost downloads and memory, and on long streams they may
    /// bear each other out in an error that the fallback model would notice.
    private static let leastGain = 1.05
    /// Frames of the stream of each stickiness on which it shows how a belief takes its evidence.
    private static let fittingFrames = 8_000

    /// Calibrates CacheNet's gate: measures the models, and what each of some rules comes to. Where there is a fallback
    /// model it asks partitions, too, if that brings clearly more hits.
    ///
    /// - Parameter certifiedOnly: whether the gate shall go by bounds alone.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    package func calibrateBelief(certifiedOnly: Bool = false) throws(CalibrationError) -> BeliefCalibration {
        try calibrateBeliefs(certifiedOnly: certifiedOnly).chosen
    }

    /// The same, and the gate with the other choice of models: `nil` where there is no other, or where it can bring
    /// nothing.
    package func calibrateBeliefs(
        certifiedOnly: Bool = false
    ) throws(CalibrationError) -> (chosen: BeliefCalibration, other: BeliefCalibration?) {
        let first = try calibrateBelief(asksPartitions: false, certifiedOnly: certifiedOnly)
        guard outcomes.hasFallback, hasPartitions else { return (first, nil) }
        let least = first.choice(keeping: promise)
        guard Self.leastGain * least.hitRatio < 1 else { return (first, nil) }
        let both = try calibrateBelief(asksPartitions: true, certifiedOnly: certifiedOnly)
        let most = both.choice(keeping: promise)
        let isAsSure = least.basis != .certified || most.basis == .certified
        return isAsSure && most.hitRatio > Self.leastGain * least.hitRatio ? (both, first) : (first, both)
    }

    /// - Parameters:
    ///   - asksPartitions: whether the gate asks partitions where there is a fallback model, too; without one it does.
    ///   - part: what the gate shall do without.
    ///   - certifiedOnly: whether the gate shall go by bounds alone.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    package func calibrateBelief(
        asksPartitions: Bool, without part: BeliefPart? = nil, certifiedOnly: Bool = false
    ) throws(CalibrationError) -> BeliefCalibration {
        do throws(GateError) {
            // One for all, so that thresholds mean the same in each of them.
            let power = try BeliefProfile.power(
                fitting: outcomes, pool, streams: fittingStreams(pool), in: simulation, seed: settings.seed)
            func fitted(_ pool: RecordPool) throws(GateError) -> BeliefProfile {
                let profile = try BeliefProfile(
                    fitting: outcomes, pool, power: power, streams: fittingStreams(pool), in: simulation,
                    seed: settings.seed)
                return try part.map { part throws(GateError) in try profile.without(part) } ?? profile
            }
            // What is fitted on one half is tried on the other.
            let halves = [try fitted(halves[1]), try fitted(halves[0])]
            let profile = try fitted(pool)
            let weights = promise.changeRisk == nil ? [0] : Self.changeWeights
            let asksPartitions = !profile.partitions.isEmpty && (asksPartitions || profile.fallback == nil)
            var rules = rules(weights: weights, asksPartitions: asksPartitions, profile)
            var tried = tried(rules, halves)
            func calibration() throws(GateError) -> BeliefCalibration {
                for index in rules.indices { rules[index].figures = tried.figures(of: index) }
                let estimate = BeliefCalibration.estimate(among: rules, keeping: promise)
                return try BeliefCalibration(
                    profile: profile, promise: promise, streamKinds: settings.tried(pool).map(\.kind.rawValue),
                    stickiness: stickiness(halves, rule: estimate.rule), rules: rules,
                    confidence: settings.confidence, records: outcomes.outcomes.count, sequences: sequences,
                    certifiedOnly: certifiedOnly)
            }
            func add(_ more: [TriedRule]) {
                guard !more.isEmpty else { return }
                rules += more
                tried = tried.joined(with: self.tried(more, halves))
            }
            add(finer(than: try calibration().boldest(keeping: promise), among: rules))
            if part != .skips { add(skipping(try calibration().boldest(keeping: promise))) }
            return try calibration()
        } catch {
            throw CalibrationError(.unsuitableRecords, "belief: \(error)")
        }
    }

    /// Not tried yet.
    private func rules(weights: [Double], asksPartitions: Bool, _ profile: BeliefProfile) -> [TriedRule] {
        weights.flatMap { weight in
            Self.thresholds.flatMap { measure, shares in
                shares.map { share in
                    TriedRule(
                        measure: measure, changeWeight: weight, asksPartitions: asksPartitions,
                        lossThreshold: share * (1 + weight), figures: [])
                }
            }
        }
            + frameThresholds(profile).map { threshold in
                TriedRule(
                    measure: .frameDoubt, changeWeight: 0, asksPartitions: asksPartitions, lossThreshold: threshold,
                    figures: [])
            }
    }

    /// Not tried yet: between each of some rules and the next bolder one of its measure and weight.
    private func finer(than bold: [TriedRule], among rules: [TriedRule]) -> [TriedRule] {
        bold.flatMap { rule in
            let bolder = rules.filter {
                $0.measure == rule.measure && $0.changeWeight == rule.changeWeight
                    && $0.lossThreshold > rule.lossThreshold
            }
            return GateFamily.between(rule.lossThreshold, bolder.map(\.lossThreshold).min()).map { threshold in
                TriedRule(
                    measure: rule.measure, changeWeight: rule.changeWeight, asksPartitions: rule.asksPartitions,
                    lossThreshold: threshold, figures: [])
            }
        }
    }

    /// Not tried yet: some rules with frames on which no model runs.
    private func skipping(_ rules: [TriedRule]) -> [TriedRule] {
        rules.filter { $0.measure != .frameDoubt }.flatMap { rule in
            Self.skipThresholds.map { share in
                TriedRule(
                    measure: rule.measure, changeWeight: rule.changeWeight, asksPartitions: rule.asksPartitions,
                    lossThreshold: rule.lossThreshold, skipThreshold: share * (1 + rule.changeWeight), figures: [])
            }
        }
    }

    /// Those that let shares of the records pass, as the fallback model's answers alone tell.
    private func frameThresholds(_ profile: BeliefProfile) -> [Double] {
        guard let fallback = profile.fallback else { return [] }
        return Self.quantiles(
            pool.records.compactMap { record in
                Evidence(
                    logits: outcomes.answer(of: .fallback, to: record).logits, temperature: fallback.temperature
                )
                .map(\.doubt)
            })
    }

    /// - Parameter profiles: those that are tried on streams of each half.
    private func tried(_ rules: [TriedRule], _ profiles: [BeliefProfile]) -> TriedGates {
        tried(profiles.map { profile in rules.map { BeliefGate(profile, rule: $0.rule) } })
    }

    /// How sticky the streams are, as a gate believes that answers by a rule: by that it will choose among limits, right
    /// or wrong.
    private func stickiness(_ profiles: [BeliefProfile], rule: HitRule) -> [Stickiness] {
        concurrently(streams.count) { index in
            .mean(
                profiles.indices.map { half in
                    simulation.stickiness(
                        believedBy: BeliefGate(profiles[half], rule: rule), over: streams[index][half][0])
                })
        }
    }

    /// Streams on which it shows how a belief takes its evidence.
    private func fittingStreams(_ pool: RecordPool) -> [[Int]] {
        var generator = SeededGenerator(seed: settings.seed)
        var few = settings
        few.streams = 1
        return few.tried(pool).flatMap { tried in
            few.streams(of: tried, from: pool, labels: labelDraw, frames: Self.fittingFrames, using: &generator)
        }
    }
}
