/// A rule of a ``BeliefGate`` that calibration tried, with one threshold for all streams.
public struct TriedRule: Sendable, Hashable, Codable {
    /// As ``HitRule/changeWeight``.
    public let changeWeight: Double
    /// As ``HitRule/asksPartitions``.
    public let asksPartitions: Bool
    /// Points of accuracy against the full model, as a share of 1.
    public let lossThreshold: Double
    /// What came of it, for each change rate of the calibration.
    public package(set) var figures: [PromiseFigures]

    /// Nothing is checked before it is part of a calibration.
    public init(changeWeight: Double, asksPartitions: Bool, lossThreshold: Double, figures: [PromiseFigures]) {
        self.changeWeight = changeWeight
        self.asksPartitions = asksPartitions
        self.lossThreshold = lossThreshold
        self.figures = figures
    }

    /// The same threshold for everything.
    package var rule: HitRule {
        HitRule(changeWeight: changeWeight, asksPartitions: asksPartitions, lossThreshold: lossThreshold)
    }

    /// The mean over all change rates, 0 to 1.
    var hitRatio: Double { figures.reduce(0) { $0 + $1.hitRatio } / Double(max(figures.count, 1)) }
}
