internal import CacheNetCore
internal import CacheNetData

extension RiskCalibration {
    private static let lossThresholds = [
        -0.01, 0, 0.01, 0.025, 0.05, 0.08, 0.12, 0.17, 0.23, 0.31, 0.42, 0.6, 1.0, 2.0,
    ]
    private static let changeWeights = [0.5, 1, 1.5, 2, 3, 5]
    /// Streams of each stickiness, and their frames, on which a belief shows how much of an answer is news.
    private static let noveltyFrames = 8_000

    /// CacheNet's gate.
    ///
    /// - Parameter asksPartitions: whether partitions are asked, where there is a fallback model as well.
    public func belief(asksPartitions: Bool) -> GateFamily {
        let weights = changeRisk == nil ? [0] : Self.changeWeights
        let rules =
            [HitRule(lossThreshold: -.infinity, changeWeight: 0, asksPartitions: asksPartitions)]
            + weights.flatMap { weight in
                Self.lossThresholds.map {
                    HitRule(lossThreshold: $0, changeWeight: weight, asksPartitions: asksPartitions)
                }
            }
        return GateFamily(thresholds: rules.map(\.lossThreshold)) { pool in
            do throws(GateError) {
                let profile = try beliefProfile(fittedOn: pool)
                return rules.map { BeliefGate(profile, rule: $0) }
            } catch {
                preconditionFailure("a profile of counted shares is valid: \(error)")
            }
        }
    }

    /// What a belief needs to know of the models.
    func beliefProfile(fittedOn pool: RecordPool) throws(GateError) -> BeliefProfile {
        var generator = SeededGenerator(seed: settings.seed)
        var few = settings
        few.streams = 1
        let streams = few.triedDwells.flatMap { dwell in
            few.streams(of: dwell, from: pool, frames: Self.noveltyFrames, using: &generator)
        }
        return try BeliefProfile(fitting: outcomes, pool, streams: streams, in: simulation, seed: settings.seed)
    }
}
