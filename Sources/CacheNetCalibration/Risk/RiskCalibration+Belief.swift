public import CacheNetCore
internal import CacheNetData

extension RiskCalibration {
    private static let lossThresholds = [0, 0.01, 0.025, 0.05, 0.08, 0.12, 0.17, 0.25, 0.4, 0.7, 1.5]
    private static let changeWeights = [0, 0.5, 1, 2, 4]
    /// Frames of the stream of each stickiness on which a belief shows how much of an answer is news.
    private static let noveltyFrames = 8_000

    /// Calibrates CacheNet's gate: measures the models, and what each of some rules comes to.
    ///
    /// - Parameters:
    ///   - asksPartitions: whether the gate asks partitions where there is a fallback model, too; `nil` tries both on
    ///     one stream of each stickiness and half, and takes what has more hits.
    ///   - certifiedOnly: whether the gate shall go by bounds alone.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    public func calibrateBelief(
        asksPartitions: Bool? = nil, certifiedOnly: Bool = false
    ) throws(CalibrationError) -> BeliefCalibration {
        do throws(GateError) {
            // What is fitted on one half is tried on the other.
            let halves = [try beliefProfile(fittedOn: halves[1]), try beliefProfile(fittedOn: halves[0])]
            let profile = try beliefProfile(fittedOn: pool)
            let rates = changeRates
            func calibration(_ rules: [TriedRule], streams: Int? = nil) throws(GateError) -> BeliefCalibration {
                try BeliefCalibration(
                    profile: profile, promise: promise, changeRates: rates,
                    rules: tried(rules, halves, streams: streams), confidence: settings.confidence,
                    records: outcomes.outcomes.count, sequences: sequences, certifiedOnly: certifiedOnly)
            }
            let weights = promise.changeRisk == nil ? [0] : Self.changeWeights
            var asks = outcomes.hasFallback ? asksPartitions : true
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
                    changeWeight: weight, asksPartitions: asksPartitions, lossThreshold: threshold, figures: [])
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
