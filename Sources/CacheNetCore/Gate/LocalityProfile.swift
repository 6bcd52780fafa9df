/// What calibration found of a bundle's models together, on streams of every stickiness.
///
/// The loss threshold is the gate's one parameter: the largest expected loss at which a frame is still answered on the
/// device.
public struct LocalityProfile: Sendable, Hashable {
    /// How often the hint names the active partition when a frame is its own, but was refused, 0 to 1. Such frames are
    /// hard for the full model as well.
    public let ownHintReliability: Double
    /// How often the hint names the right partition when a frame is foreign, 0 to 1.
    public let foreignHintReliability: Double
    /// The probability that the next frame belongs to another partition, above 0 and at most 1.
    public let switchRates: [Double]
    /// Ascending, -1 to 1.
    public let lossThresholds: [Double]
    /// What the gate comes to at each loss threshold, for each switch rate.
    public let lists: [LossThresholdTable]
    /// Of the fallback model; `nil` without one.
    public let fallback: FallbackProfile?
    /// With which probability each bound holds, 0 to 1.
    public let confidence: Double
    /// How many records were calibrated on.
    public let records: Int
    /// How many sequences these are, or independent records; `nil` where a bundle does not say.
    public let sequences: Int?

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        ownHintReliability: Double, foreignHintReliability: Double, switchRates: [Double], lossThresholds: [Double],
        lists: [LossThresholdTable], fallback: FallbackProfile? = nil, confidence: Double, records: Int,
        sequences: Int? = nil
    ) throws(GateError) {
        self.ownHintReliability = ownHintReliability
        self.foreignHintReliability = foreignHintReliability
        self.switchRates = switchRates
        self.lossThresholds = lossThresholds
        self.lists = lists
        self.fallback = fallback
        self.confidence = confidence
        self.records = records
        self.sequences = sequences
        try check()
    }

    private func check() throws(GateError) {
        try Self.check("ownHintReliability", [ownHintReliability], within: 0...1)
        try Self.check("foreignHintReliability", [foreignHintReliability], within: 0...1)
        try Self.check("confidence", [confidence], within: 0...1)
        try Self.check("switchRates", switchRates, within: .leastNormalMagnitude...1)
        try Self.check("lossThresholds", lossThresholds, within: -1...1)
        guard !lossThresholds.isEmpty, zip(lossThresholds, lossThresholds.dropFirst()).allSatisfy(<) else {
            throw GateError("lossThresholds: expected ascending numbers, got \(lossThresholds)")
        }
        guard !switchRates.isEmpty, lists.count == switchRates.count else {
            throw GateError(
                "lists: expected \(switchRates.count), one for each of switchRates and at least one, got \(lists.count)"
            )
        }
        for (index, list) in lists.enumerated() {
            try Self.check("lists[\(index)]", list, count: lossThresholds.count)
        }
        if let fallback { try Self.check("fallback.reliability", [fallback.reliability], within: 0...1) }
        guard records >= 0 else { throw GateError("records: expected at least 0, got \(records)") }
        guard sequences.map({ (0...records).contains($0) }) ?? true else {
            throw GateError("sequences: expected 0 to \(records), as there are records, got \(sequences ?? 0)")
        }
    }

    private static func check(_ name: String, _ list: LossThresholdTable, count: Int) throws(GateError) {
        let estimates = list.lossEstimates.map { [("lossEstimates", $0)] } ?? []
        for (field, values) in [("lossBounds", list.lossBounds), ("hitRatios", list.hitRatios)] + estimates {
            try check("\(name).\(field)", values, within: -1...1)
            guard values.count == count else {
                throw GateError("\(name).\(field): expected \(count) numbers, got \(values.count)")
            }
        }
    }

    private static func check(
        _ name: String, _ values: [Double], within range: ClosedRange<Double>
    ) throws(GateError) {
        guard let value = values.first(where: { !range.contains($0) }) else { return }
        throw GateError("\(name): expected \(range.lowerBound) to \(range.upperBound), got \(value)")
    }
}

extension LocalityProfile: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            ownHintReliability: try container.decode(Double.self, forKey: .ownHintReliability),
            foreignHintReliability: try container.decode(Double.self, forKey: .foreignHintReliability),
            switchRates: try container.decode([Double].self, forKey: .switchRates),
            lossThresholds: try container.decode([Double].self, forKey: .lossThresholds),
            lists: try container.decode([LossThresholdTable].self, forKey: .lists),
            fallback: try container.decodeIfPresent(FallbackProfile.self, forKey: .fallback),
            confidence: try container.decode(Double.self, forKey: .confidence),
            records: try container.decode(Int.self, forKey: .records),
            sequences: try container.decodeIfPresent(Int.self, forKey: .sequences))
    }
}
