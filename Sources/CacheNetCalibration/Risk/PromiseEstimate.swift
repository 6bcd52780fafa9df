internal import CacheNetCore

/// What a gate costs on streams of one stickiness, over all frames and after changes of label.
struct PromiseEstimate: Sendable {
    /// Over all frames.
    let loss: LossEstimate
    /// The share of frames for which no model ran, 0 to 1.
    private let skipRatio: Double
    /// Of what is lost on the first frame after a change, and on the first three, as shares of these.
    private let gaps: [(mean: Double, standardError: Double)]

    /// - Parameter halves: of the records, the streams of each.
    init(_ halves: [HalfStreams], sequences: Int) {
        loss = LossEstimate(halves, sequences: sequences)
        let streams = halves.flatMap(\.figures)
        skipRatio = streams.reduce(0) { $0 + $1.skipRatio } / Double(streams.count)
        gaps = [
            halves.mean { $0.mean(of: \.firstGap, over: \.firstFrames, inRow: 1) },
            halves.mean { $0.mean(of: \.earlyGap, over: \.earlyFrames, inRow: 3) },
        ]
    }

    /// With bounds. That on the gap is the larger one of two, and leaves room for what is too rare to have been seen
    /// (``LossEstimate/unseen(_:confidence:)``).
    ///
    /// - Parameters:
    ///   - deviations: how many standard errors a bound on the loss is above the mean.
    ///   - gapDeviations: the same of a bound on the gap.
    ///   - confidence: with which bounds shall hold, 0 to 1, exclusive.
    func figures(deviations: Double, gapDeviations: Double, confidence: Double) -> PromiseFigures {
        let unseen = LossEstimate.unseen(Double(loss.sequences), confidence: confidence)
        return PromiseFigures(
            hitRatio: loss.hitRatio, skipRatio: skipRatio, loss: loss.mean,
            lossBound: loss.bound(deviations: deviations, confidence: confidence), gap: max(gaps[0].mean, gaps[1].mean),
            gapBound: gaps.map { $0.mean + max(gapDeviations * $0.standardError, unseen) }.reduce(-1, max))
    }
}
