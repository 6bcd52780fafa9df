internal import CacheNetCalibration
internal import CacheNetCore

/// A ladder that was tried: its models learned for a while, and gates were calibrated for them.
struct LadderCandidate: Codable, Equatable {
    let ladder: Ladder
    /// Of the files of the fallback model and one partition.
    let bytes: Int
    /// Of a frame that both answer.
    let multiplyAccumulates: Int
    /// Share of the held-out pictures that the fallback model, or each one's own partition, answers rightly, 0 to 1.
    let accuracy: Double
    /// CacheNet's gate.
    let belief: TrialFigures
    /// Rivals that have the fallback model alone; none with partitions.
    let rivals: [TrialFigures]
}

extension [LadderCandidate] {
    /// Partitions cost downloads and memory, so they have to be so much faster: more than figures of short trainings
    /// scatter.
    private static var leastGain: Double { 1.25 }

    /// The one with which a device answers soonest, of those that keep the promise: gates are calibrated for it, but what
    /// few records say may be wrong.
    func best(keeping promise: Promise) -> LadderCandidate? {
        let keeping = filter { promise.isKept(loss: $0.belief.loss, gap: $0.belief.firstGap) }
        func cost(_ candidate: LadderCandidate) -> Double {
            candidate.belief.milliseconds * (candidate.ladder.partitions > 0 ? Self.leastGain : 1)
        }
        return (keeping.isEmpty ? self : keeping).min { cost($0) < cost($1) }
    }
}
