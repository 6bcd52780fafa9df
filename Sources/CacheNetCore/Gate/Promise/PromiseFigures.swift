/// What a gate comes to on streams of one stickiness.
public struct PromiseFigures: Sendable, Hashable, Codable {
    /// The share of hits to expect, 0 to 1.
    public let hitRatio: Double
    /// The share of frames to expect for which no model runs, 0 to 1; these are among the hits.
    public let skipRatio: Double
    /// What hits cost as it was measured, as a share of all frames, -1 to 1.
    public let loss: Double
    /// A bound on it that holds with the confidence of the calibration, for all rules at once.
    public let lossBound: Double
    /// The same of the frames after a change of label: the first, or the first three, whichever is more.
    public let gap: Double
    /// A bound on that.
    public let gapBound: Double

    /// Nothing is checked before they are part of a calibration.
    public init(
        hitRatio: Double, skipRatio: Double = 0, loss: Double, lossBound: Double, gap: Double, gapBound: Double
    ) {
        self.hitRatio = hitRatio
        self.skipRatio = skipRatio
        self.loss = loss
        self.lossBound = lossBound
        self.gap = gap
        self.gapBound = gapBound
    }

    /// Whether a promise is kept by what was measured.
    package func keeps(_ promise: Promise) -> Bool { promise.isKept(loss: loss, gap: gap) }

    /// Whether it is kept with the confidence of the calibration.
    package func certainlyKeeps(_ promise: Promise) -> Bool { promise.isKept(loss: lossBound, gap: gapBound) }
}

extension PromiseFigures {
    /// - Throws: `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> Double { try container.decode(Double.self, forKey: key) }
        self.init(
            hitRatio: try number(.hitRatio),
            // Once a model ran on every frame.
            skipRatio: try container.decodeIfPresent(Double.self, forKey: .skipRatio) ?? 0,
            loss: try number(.loss), lossBound: try number(.lossBound), gap: try number(.gap),
            gapBound: try number(.gapBound))
    }
}
