internal import CacheNetCore
internal import CacheNetData

extension GeneralistProfile {
    private static let steps = 64
    private static let resamples = 200

    /// Measures the general small model. No stream matters to it, so its losses are simply counted, on all records and, to
    /// see how they scatter, on as many sequences drawn with replacement.
    ///
    /// - Parameter confidence: with which the bounds hold at all thresholds at once, above 0 and below 1.
    init(fitting outcomes: TemperedOutcomes, confidence: Double, seed: UInt64) {
        let thresholds = Self.thresholds(outcomes.small.map(\.entropy).filter(\.isFinite).sorted())
        let answers = outcomes.small.enumerated().map { record, prediction in
            // What passes one threshold passes all above it.
            Answer(
                first: thresholds.firstIndex { EntropyGate(threshold: $0).admits(prediction) },
                loss: outcomes.loss(prediction, record: record))
        }
        let sequences = outcomes.outcomes.sequences
        var generator = SeededGenerator(seed: seed)
        let resampled = (0..<Self.resamples).map { _ in
            let drawn = sequences.indices.map { _ in sequences[generator.draw(below: sequences.count)] }
            return Self.figures(answers, drawn, thresholds: thresholds.count)
        }
        let deviations = SimultaneousBound([resampled]).deviations(confidence: confidence)
        let estimates = Self.figures(answers, sequences, thresholds: thresholds.count)
            .enumerated().map { index, figures in
                LossEstimate(
                    mean: figures.loss, standardError: resampled.map { $0[index].loss }.spread.deviation,
                    hitRatio: figures.hitRatio, sequences: max(sequences.count, 1))
            }
        self.init(thresholds: thresholds, list: PriceList(estimates, deviations: deviations))
    }

    private struct Answer {
        /// The lowest threshold at which it is a hit.
        let first: Int?
        /// Of the hit: -1, 0 or 1.
        let loss: Int
    }

    /// Quantiles of the entropy, after a threshold at which nothing is a hit.
    ///
    /// - Parameter entropies: ascending.
    private static func thresholds(_ entropies: [Double]) -> [Double] {
        var thresholds: [Double] = [0]
        for step in 1..<steps where !entropies.isEmpty {
            let threshold = entropies[entropies.count * step / steps]
            if threshold > thresholds[thresholds.count - 1] { thresholds.append(threshold) }
        }
        return thresholds
    }

    /// What comes of all records of some sequences at each threshold.
    private static func figures(
        _ answers: [Answer], _ sequences: [Range<Int>], thresholds: Int
    ) -> [StreamFigures] {
        var figures = [StreamFigures](repeating: StreamFigures(), count: thresholds)
        var frames = 0
        for record in sequences.joined() {
            frames += 1
            let answer = answers[record]
            if let first = answer.first { figures[first].count(hit: answer.loss) }
        }
        for index in figures.indices {
            if index > 0 { figures[index].add(hitsOf: figures[index - 1]) }
            figures[index].frames = frames
        }
        return figures
    }
}
