internal import CacheNetCore
internal import CacheNetData

extension Continuity {
    private typealias Pair = (one: Int, other: Int)

    /// Pairs of neighbours; fewer tell nothing.
    private static let leastPairs = 20
    private static let otherPairs = 20_000

    /// Measures how far frames are from each other: neighbours in sequences, and frames of different ones.
    ///
    /// - Returns: `nil` where there are too few sequences of more than a frame.
    init?(fitting outcomes: TemperedOutcomes, _ pool: RecordPool, seed: UInt64) throws(GateError) {
        let sequences = pool.sequences.flatMap(\.self)
        let neighbours = sequences.flatMap { zip($0, $0.dropFirst()).map { (one: $0, other: $1) } }
        guard neighbours.count >= Self.leastPairs, sequences.count > 1 else { return nil }
        let others = Self.otherPairs(of: sequences, seed: seed)
        guard !others.isEmpty else { return nil }
        func weights(_ features: [(Pair) -> Double]) -> [Double] {
            func rows(_ pairs: [Pair]) -> [[Double]] { pairs.map { pair in features.map { $0(pair) } } }
            return LogisticRegression.weights(positives: rows(neighbours), negatives: rows(others))
        }
        let thumbnails = outcomes.outcomes.thumbnails
        let pixels = thumbnails.map { thumbnails in
            { (pair: Pair) in
                naturalLogarithm(
                    thumbnails[pair.one].difference(from: thumbnails[pair.other]) + Continuity.pixelNoise)
            }
        }
        let logits = { (pair: Pair) in
            naturalLogarithm(
                euclideanDistance(
                    outcomes.answer(of: .fallback, to: pair.one).logits,
                    outcomes.answer(of: .fallback, to: pair.other).logits) + Continuity.logitNoise)
        }
        // Where one cannot be measured, nobody will ask.
        let (byPixels, byLogits) = (pixels.map { weights([$0]) }, outcomes.hasFallback ? weights([logits]) : nil)
        try self.init(
            pixels: byPixels ?? [0, 0], logits: byLogits ?? [0, 0],
            both: pixels.flatMap { outcomes.hasFallback ? weights([$0, logits]) : nil } ?? [0, 0, 0])
    }

    /// Of different sequences.
    private static func otherPairs(of sequences: [Range<Int>], seed: UInt64) -> [Pair] {
        var generator = SeededGenerator(seed: seed)
        return (0..<otherPairs).compactMap { _ in
            let one = sequences[generator.draw(below: sequences.count)]
            let other = sequences[generator.draw(below: sequences.count)]
            guard one != other else { return nil }
            return (
                one.lowerBound + generator.draw(below: one.count),
                other.lowerBound + generator.draw(below: other.count)
            )
        }
    }
}
