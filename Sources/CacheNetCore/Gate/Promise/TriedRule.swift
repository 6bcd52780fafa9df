/// A rule of a ``BeliefGate`` that calibration tried, with one limit for all streams.
public struct TriedRule: Sendable, Hashable, Codable {
    /// As ``HitRule/Limit/changeWeight``.
    public let changeWeight: Double
    /// As ``HitRule/asksPartitions``.
    public let asksPartitions: Bool
    /// As ``HitRule/Limit/lossThreshold``.
    public let lossThreshold: Double
    /// What came of it, for each stickiness of the calibration.
    public package(set) var figures: [PromiseFigures]

    /// Nothing is checked before it is part of a calibration.
    public init(changeWeight: Double, asksPartitions: Bool, lossThreshold: Double, figures: [PromiseFigures]) {
        self.changeWeight = changeWeight
        self.asksPartitions = asksPartitions
        self.lossThreshold = lossThreshold
        self.figures = figures
    }

    var limit: HitRule.Limit { HitRule.Limit(changeWeight: changeWeight, lossThreshold: lossThreshold) }

    /// The same limit for all streams.
    package var rule: HitRule {
        HitRule(changeWeight: changeWeight, asksPartitions: asksPartitions, lossThreshold: lossThreshold)
    }

    /// The mean over all of them, 0 to 1.
    var hitRatio: Double { figures.reduce(0) { $0 + $1.hitRatio } / Double(max(figures.count, 1)) }
}
