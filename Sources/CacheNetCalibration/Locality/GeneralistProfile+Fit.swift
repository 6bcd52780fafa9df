internal import CacheNetCore

extension GeneralistProfile {
    private static let steps = 64

    /// Measures the general small model. Its losses rise with the threshold, so thresholds are tested from strict to loose up to the
    /// first that fails (fixed-sequence testing: Angelopoulos et al., "Learn then Test", 2021): a bound is never below those
    /// before it. No stream matters to it, so its losses are simply counted; frames of one sequence
    /// are alike, so their standard error is that of the sequences.
    ///
    /// - Parameter deviations: how many standard errors the bound is above the mean.
    init(fitting outcomes: TemperedOutcomes, deviations: Double) {
        let entropies = outcomes.small.map(\.entropy).filter(\.isFinite).sorted()
        var thresholds: [Double] = [0]
        for step in 1..<Self.steps where !entropies.isEmpty {
            let threshold = entropies[entropies.count * step / Self.steps]
            if threshold > thresholds[thresholds.count - 1] { thresholds.append(threshold) }
        }
        let estimates = thresholds.map { Self.estimate(outcomes, EntropyGate(threshold: $0)) }
        var highest = -1.0
        let bounds = estimates.map { estimate in
            highest = max(highest, estimate.bound(deviations: deviations))
            return highest
        }
        self.init(
            thresholds: thresholds, list: PriceList(lossBounds: bounds, hitRatios: estimates.map(\.hitRatio)))
    }

    private static func estimate(_ outcomes: TemperedOutcomes, _ gate: EntropyGate) -> LossEstimate {
        let count = Double(max(outcomes.small.count, 1))
        var hits = 0
        let losses = outcomes.outcomes.sequences.map { sequence in
            let passed = sequence.filter { gate.admits(outcomes.small[$0]) }
            hits += passed.count
            let loss = passed.reduce(0) { $0 + outcomes.loss(outcomes.small[$1], record: $1) }
            return (loss: Double(loss), frames: Double(sequence.count))
        }
        let mean = losses.reduce(0) { $0 + $1.loss } / count
        let squares = losses.reduce(0) { sum, sequence in
            let deviation = sequence.loss - mean * sequence.frames
            return sum + deviation * deviation
        }
        return LossEstimate(
            mean: mean, standardError: squares.squareRoot() / count, hitRatio: Double(hits) / count,
            sequences: max(losses.count, 1))
    }
}
