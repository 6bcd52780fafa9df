internal import CacheNetCore

/// What a gate costs on streams of one stickiness, over all frames and after changes of label.
struct PromiseEstimate: Sendable, Hashable {
    /// Over all frames.
    let loss: LossEstimate
    /// The larger one of what is lost on the first frame after a change and on the first three, as shares of these.
    private let gap: Double
    private let gapError: Double

    /// - Parameter halves: the figures of each half's streams.
    init(halves: [[StreamFigures]], sequences: Int) {
        loss = LossEstimate(halves: halves, sequences: sequences)
        let gaps = [LossEstimate.mean(of: \.firstGap, halves), LossEstimate.mean(of: \.earlyGap, halves)]
        let worst = gaps[0].mean >= gaps[1].mean ? gaps[0] : gaps[1]
        (gap, gapError) = worst
    }

    /// With bounds: that on the gap is the mean and as many standard errors as the confidence asks for.
    ///
    /// - Parameters:
    ///   - deviations: how many standard errors a bound on the loss is above the mean.
    ///   - confidence: with which bounds shall hold, 0 to 1, exclusive.
    func figures(deviations: Double, confidence: Double) -> PromiseFigures {
        PromiseFigures(
            hitRatio: loss.hitRatio, loss: loss.mean,
            lossBound: loss.bound(deviations: deviations, confidence: confidence), gap: gap,
            gapBound: gap + normalQuantile(confidence) * gapError)
    }
}
