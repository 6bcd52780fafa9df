/// A rule of a ``BeliefGate`` that calibration tried, with one limit for all streams.
public struct TriedRule: Sendable, Hashable {
    /// As ``HitRule/Limit/measure``.
    public let measure: HitRule.Measure
    /// As ``HitRule/Limit/changeWeight``.
    public let changeWeight: Double
    /// As ``HitRule/asksPartitions``.
    public let asksPartitions: Bool
    /// As ``HitRule/Limit/lossThreshold``.
    public let lossThreshold: Double
    /// As ``HitRule/Limit/skipThreshold``.
    public let skipThreshold: Double?
    /// What came of it, for each stickiness of the calibration.
    public package(set) var figures: [PromiseFigures]

    /// Nothing is checked before it is part of a calibration.
    public init(
        measure: HitRule.Measure = .loss, changeWeight: Double, asksPartitions: Bool, lossThreshold: Double,
        skipThreshold: Double? = nil, figures: [PromiseFigures]
    ) {
        self.measure = measure
        self.changeWeight = changeWeight
        self.asksPartitions = asksPartitions
        self.lossThreshold = lossThreshold
        self.skipThreshold = skipThreshold
        self.figures = figures
    }

    var limit: HitRule.Limit {
        HitRule.Limit(
            measure: measure, changeWeight: changeWeight, lossThreshold: lossThreshold, skipThreshold: skipThreshold)
    }

    /// The same limit for all streams.
    package var rule: HitRule {
        HitRule(asksPartitions: asksPartitions, everywhere: limit)
    }

    /// The mean over all of them, 0 to 1.
    var hitRatio: Double { mean(\.hitRatio) }

    /// The mean over all of them, -1 to 1.
    var loss: Double { mean(\.loss) }

    /// The mean over all of them, 0 to 1.
    var skipRatio: Double { mean(\.skipRatio) }

    private func mean(_ value: KeyPath<PromiseFigures, Double>) -> Double {
        figures.reduce(0) { $0 + $1[keyPath: value] } / Double(max(figures.count, 1))
    }
}

extension TriedRule: Codable {
    private enum CodingKeys: String, CodingKey {
        case measure = "scope"
        case changeWeight, asksPartitions, lossThreshold, skipThreshold, figures
    }

    /// - Throws: `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            // Once every rule went by the loss, and none said so.
            measure: try container.decodeIfPresent(HitRule.Measure.self, forKey: .measure) ?? .loss,
            changeWeight: try container.decode(Double.self, forKey: .changeWeight),
            asksPartitions: try container.decode(Bool.self, forKey: .asksPartitions),
            lossThreshold: try container.decode(Double.self, forKey: .lossThreshold),
            skipThreshold: try container.decodeIfPresent(Double.self, forKey: .skipThreshold),
            figures: try container.decode([PromiseFigures].self, forKey: .figures))
    }
}
