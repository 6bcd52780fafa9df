/// A rule of a ``BeliefGate`` that calibration tried, with one threshold for all streams.
public struct TriedRule: Sendable, Hashable, Codable {
    public let changeWeight: Double
    public let asksPartitions: Bool
    public let lossThreshold: Double
    /// What came of it, for each change rate of the calibration.
    public let figures: [PromiseFigures]

    public init(changeWeight: Double, asksPartitions: Bool, lossThreshold: Double, figures: [PromiseFigures]) {
        self.changeWeight = changeWeight
        self.asksPartitions = asksPartitions
        self.lossThreshold = lossThreshold
        self.figures = figures
    }

    /// The mean over all change rates, 0 to 1.
    var hitRatio: Double { figures.reduce(0) { $0 + $1.hitRatio } / Double(max(figures.count, 1)) }
}
