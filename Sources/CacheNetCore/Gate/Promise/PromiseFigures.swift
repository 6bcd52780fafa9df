/// What a gate comes to on streams of one stickiness.
public struct PromiseFigures: Sendable, Hashable, Codable {
    /// The share of hits to expect, 0 to 1.
    public let hitRatio: Double
    /// What hits cost as it was measured, as a share of all frames, -1 to 1.
    public let loss: Double
    /// A bound on it that holds with the confidence of the calibration, for all rules at once.
    public let lossBound: Double
    /// The same of the frames after a change of label: the first, or the first three, whichever is more.
    public let gap: Double
    /// A bound on that.
    public let gapBound: Double

    public init(hitRatio: Double, loss: Double, lossBound: Double, gap: Double, gapBound: Double) {
        self.hitRatio = hitRatio
        self.loss = loss
        self.lossBound = lossBound
        self.gap = gap
        self.gapBound = gapBound
    }

    /// Whether a promise is kept by what was measured.
    func keeps(_ promise: Promise) -> Bool { loss <= promise.risk && gap <= promise.changeRisk ?? .infinity }

    /// Whether it is kept with the confidence of the calibration.
    func certainlyKeeps(_ promise: Promise) -> Bool {
        lossBound <= promise.risk && gapBound <= promise.changeRisk ?? .infinity
    }
}
