internal import CacheNetCore

/// What a gate costs on streams of one stickiness, over all frames and after changes of label.
struct PromiseEstimate: Sendable, Hashable {
    /// Over all frames.
    let loss: LossEstimate
    /// The larger one of what is lost on the first frame after a change and on the first three, as shares of these.
    private let gap: Double
    private let gapError: Double

    /// - Parameter halves: of the records, the streams of each.
    init(_ halves: [HalfStreams], sequences: Int) {
        loss = LossEstimate(halves, sequences: sequences)
        let gaps = [
            halves.mean { $0.mean(of: \.firstGap, over: \.firstFrames, inRow: 1) },
            halves.mean { $0.mean(of: \.earlyGap, over: \.earlyFrames, inRow: 3) },
        ]
        let worst = gaps[0].mean >= gaps[1].mean ? gaps[0] : gaps[1]
        (gap, gapError) = worst
    }

    /// With bounds.
    ///
    /// - Parameters:
    ///   - deviations: how many standard errors a bound on the loss is above the mean.
    ///   - gapDeviations: the same of a bound on the gap.
    ///   - confidence: with which bounds shall hold, 0 to 1, exclusive.
    func figures(deviations: Double, gapDeviations: Double, confidence: Double) -> PromiseFigures {
        PromiseFigures(
            hitRatio: loss.hitRatio, loss: loss.mean,
            lossBound: loss.bound(deviations: deviations, confidence: confidence), gap: gap,
            gapBound: gap + gapDeviations * gapError)
    }
}
