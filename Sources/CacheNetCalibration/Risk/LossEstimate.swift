/// What hits cost at one loss threshold, as far as the records tell.
public struct LossEstimate: Sendable, Hashable {
    /// As a share of all frames, -1 to 1.
    public let mean: Double
    /// Of the mean, at least 0.
    public let standardError: Double
    /// The share of hits, 0 to 1.
    public let hitRatio: Double
    /// Sequences, or independent records, that were seen; at least 1.
    public let sequences: Int

    /// A bound on the loss, -1 to 1: the mean and a margin, which is the larger one of two.
    ///
    /// One is of what was seen: the standard errors, and one more sequence that is answered as often as the others, and
    /// always wrongly (Angelopoulos et al., "Conformal Risk Control", 2022, equation 4). The other one is of what is
    /// too rare to have been seen: zero losses in n sequences leave room for 1 - (1 - confidence)^(1/n), about 3/n at
    /// 0.95.
    ///
    /// - Parameters:
    ///   - deviations: how many standard errors it is above the mean.
    ///   - confidence: with which the bound shall hold, 0 to 1, exclusive.
    ///   - count: sequences to suppose in place of those seen, at least 1.
    public func bound(deviations: Double, confidence: Double, sequences count: Int? = nil) -> Double {
        let count = Double(count ?? sequences)
        let error = standardError * (Double(sequences) / count).squareRoot()
        let seen = (hitRatio - mean) / (count + 1) + deviations * error
        let unseen = hitRatio * Self.unseen(count, confidence: confidence)
        return min(1, max(-1, mean + max(seen, unseen)))
    }

    /// How large a share may be of which nothing was seen in so many sequences, 0 to 1.
    static func unseen(_ sequences: Double, confidence: Double) -> Double {
        1 - power(1 - confidence, 1 / sequences)
    }

    /// How many sequences like those seen it would take to keep a risk; `nil` where no number would do.
    func sequencesNeeded(keeping risk: Double, deviations: Double, confidence: Double) -> Int? {
        func isTooFew(_ count: Int) -> Bool {
            bound(deviations: deviations, confidence: confidence, sequences: count) > risk
        }
        var enough = 1
        while isTooFew(enough) {
            guard enough < 1 << 40 else { return nil }
            enough *= 2
        }
        var tooFew = enough / 2
        while enough - tooFew > 1 {
            let middle = (enough + tooFew) / 2
            if isTooFew(middle) { tooFew = middle } else { enough = middle }
        }
        return enough
    }
}

extension LossEstimate {
    /// - Parameter halves: of the records, the streams of each.
    init(_ halves: [HalfStreams], sequences: Int) {
        let loss = halves.mean { $0.mean(of: \.loss, over: \.frames) }
        let streams = halves.flatMap(\.figures)
        self.init(
            mean: loss.mean, standardError: loss.standardError,
            hitRatio: streams.reduce(0) { $0 + $1.hitRatio } / Double(streams.count), sequences: sequences)
    }
}
