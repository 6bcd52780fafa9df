internal import CacheNetCore
internal import CacheNetData

/// How far frames are from each other: neighbours in sequences, and frames of different ones.
struct NeighbouringFrames {
    /// Pairs of neighbours; fewer tell nothing.
    private static let leastPairs = 20
    private static let otherPairs = 20_000

    let continuity: Continuity
    /// How often the full model's answer is the same on two neighbours, 0 to 1.
    let repetition: Double

    /// - Parameter pixels: of a record; with `nil` only logits are compared.
    /// - Returns: `nil` where there are too few sequences of more than a frame.
    init?(
        _ outcomes: TemperedOutcomes, _ pool: RecordPool, pixels: ((Int) -> Tensor)?, seed: UInt64
    ) throws(GateError) {
        let sequences = pool.sequences.flatMap(\.self)
        let neighbours = sequences.flatMap { zip($0, $0.dropFirst()).map { ($0, $1) } }
        guard neighbours.count >= Self.leastPairs, sequences.count > 1 else { return nil }
        var generator = SeededGenerator(seed: seed)
        let others = (0..<Self.otherPairs).compactMap { _ -> (Int, Int)? in
            let (one, other) = (generator.draw(below: sequences.count), generator.draw(below: sequences.count))
            guard sequences[one] != sequences[other] else { return nil }
            func record(_ sequence: Range<Int>) -> Int {
                sequence.lowerBound + generator.draw(below: sequence.count)
            }
            return (record(sequences[one]), record(sequences[other]))
        }
        let thumbnails = Thumbnails(pixels)
        let logits: ((Int, Int) -> Double)? =
            outcomes.hasFallback
            ? { one, other in
                euclideanDistance(
                    outcomes.answer(of: .fallback, to: one).logits, outcomes.answer(of: .fallback, to: other).logits)
            } : nil
        func weights(_ distances: [((Int, Int) -> Double, noise: Double)?]) -> [Double] {
            let distances = distances.compactMap(\.self)
            // Where one cannot be measured, nobody will ask.
            guard !distances.isEmpty else { return [] }
            func features(_ pairs: [(Int, Int)]) -> [[Double]] {
                pairs.map { pair in distances.map { naturalLogarithm($0.0(pair.0, pair.1) + $0.noise) } }
            }
            return LogisticRegression.weights(positives: features(neighbours), negatives: features(others))
        }
        let pixel = thumbnails.map { thumbnails in
            ({ thumbnails.distance($0, $1) }, noise: Continuity.pixelNoise)
        }
        let logit = logits.map { ($0, noise: Continuity.logitNoise) }
        let (pixelWeights, logitWeights) = (weights([pixel]), weights([logit]))
        continuity = try Continuity(
            pixels: pixelWeights.isEmpty ? [0, 0] : pixelWeights,
            logits: logitWeights.isEmpty ? [0, 0] : logitWeights,
            both: pixel != nil && logit != nil
                ? weights([pixel, logit]) : pixel != nil ? pixelWeights + [0] : Self.withoutPixels(logitWeights))
        let answers = outcomes.outcomes.fullAnswers
        repetition = Double(neighbours.count { answers[$0] == answers[$1] }) / Double(neighbours.count)
    }

    private static func withoutPixels(_ logits: [Double]) -> [Double] {
        logits.isEmpty ? [0, 0, 0] : [logits[0], 0, logits[1]]
    }
}
