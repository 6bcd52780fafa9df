package import CacheNetCore
internal import CacheNetData

extension RiskCalibration {
    /// As shares of all that can be lost on a frame, which is 1 and the change weight.
    private static let lossThresholds = [
        0, 0.003, 0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.085, 0.1, 0.12, 0.14, 0.17, 0.21, 0.3, 1,
    ]
    private static let changeWeights = [0, 0.5, 1, 2, 4]
    /// Frames of the stream of each stickiness on which a belief shows how much of an answer is news.
    private static let noveltyFrames = 8_000

    /// Calibrates CacheNet's gate: measures the models, and what each of some rules comes to.
    ///
    /// - Parameters:
    ///   - asksPartitions: whether the gate asks partitions where there is a fallback model, too; `nil` tries both on
    ///     one stream of each stickiness and half, and takes what has more hits.
    ///   - part: what the gate shall do without.
    ///   - certifiedOnly: whether the gate shall go by bounds alone.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    package func calibrateBelief(
        asksPartitions: Bool? = nil, without part: BeliefPart? = nil, certifiedOnly: Bool = false
    ) throws(CalibrationError) -> BeliefCalibration {
        do throws(GateError) {
            func fitted(_ pool: RecordPool) throws(GateError) -> BeliefProfile {
                let profile = try beliefProfile(fittedOn: pool)
                return try part.map { part throws(GateError) in try profile.without(part) } ?? profile
            }
            // What is fitted on one half is tried on the other.
            let halves = [try fitted(halves[1]), try fitted(halves[0])]
            let profile = try fitted(pool)
            let rates = changeRates
            func calibration(_ rules: [TriedRule], streams: Int? = nil) throws(GateError) -> BeliefCalibration {
                try BeliefCalibration(
                    profile: profile, promise: promise, changeRates: rates,
                    rules: tried(rules, halves, streams: streams), confidence: settings.confidence,
                    records: outcomes.outcomes.count, sequences: sequences, certifiedOnly: certifiedOnly)
            }
            let weights = promise.changeRisk == nil ? [0] : Self.changeWeights
            var asks = profile.fallback == nil ? true : asksPartitions
            if asks == nil {
                let few = [true, false].flatMap {
                    Self.rules(weights: [weights[weights.count / 2]], asksPartitions: $0)
                }
                asks = try calibration(few, streams: 1).estimate(keeping: promise).rule.asksPartitions
            }
            return try calibration(Self.rules(weights: weights, asksPartitions: asks ?? false))
        } catch {
            throw CalibrationError(.unsuitableRecords, "belief: \(error)")
        }
    }

    /// Not tried yet.
    private static func rules(weights: [Double], asksPartitions: Bool) -> [TriedRule] {
        weights.flatMap { weight in
            lossThresholds.map { threshold in
                TriedRule(
                    changeWeight: weight, asksPartitions: asksPartitions, lossThreshold: threshold * (1 + weight),
                    figures: [])
            }
        }
    }

    /// - Parameters:
    ///   - profiles: those that are tried on streams of each half.
    ///   - streams: of each stickiness on each half; `nil` for all.
    private func tried(_ rules: [TriedRule], _ profiles: [BeliefProfile], streams: Int?) -> [TriedRule] {
        let gates = profiles.map { profile in rules.map { BeliefGate(profile, rule: $0.rule) } }
        let (estimates, deviations) = estimates(gates, streams: streams)
        return rules.enumerated().map { index, rule in
            var rule = rule
            rule.figures = estimates.map {
                $0[index].figures(deviations: deviations, confidence: settings.confidence)
            }
            return rule
        }
    }

    /// How often labels change on the streams of each stickiness.
    private var changeRates: [Double] {
        let labels = outcomes.outcomes.labels
        return streams.map { halves in
            let streams = halves.flatMap(\.self)
            let changes = streams.reduce(0) { sum, stream in
                sum + zip(stream, stream.dropFirst()).count { labels[$0] != labels[$1] }
            }
            // Even a stream that never changed may.
            return (Double(changes) + 0.5) / Double(streams.reduce(1) { $0 + $1.count })
        }
    }

    private func beliefProfile(fittedOn pool: RecordPool) throws(GateError) -> BeliefProfile {
        var generator = SeededGenerator(seed: settings.seed)
        var few = settings
        few.streams = 1
        let streams = few.triedDwells.flatMap { dwell in
            few.streams(of: dwell, from: pool, frames: Self.noveltyFrames, using: &generator)
        }
        return try BeliefProfile(fitting: outcomes, pool, streams: streams, in: simulation, seed: settings.seed)
    }
}
