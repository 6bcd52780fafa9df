/// What calibration found of a bundle's partitions together, on streams of every stickiness.
///
/// The price is the gate's one parameter: the largest expected loss at which a frame is still answered on the device.
/// For each switch rate and each price there is a bound on the loss of a stream, over all its frames.
public struct LocalityProfile: Sendable, Hashable {
    /// How often the hint names the right partition of a frame that a gate refuses, 0 to 1.
    public let hintReliability: Double
    /// The probability that the next frame belongs to another partition, above 0 and at most 1.
    public let switchRates: [Double]
    /// Ascending, -1 to 1.
    public let prices: [Double]
    /// A row for each switch rate, in it a bound on the loss for each price, -1 to 1.
    public let lossBounds: [[Double]]
    /// With which probability each bound holds, 0 to 1.
    public let confidence: Double
    /// How many records were calibrated on.
    public let records: Int

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        hintReliability: Double, switchRates: [Double], prices: [Double], lossBounds: [[Double]], confidence: Double,
        records: Int
    ) throws(GateError) {
        self.hintReliability = hintReliability
        self.switchRates = switchRates
        self.prices = prices
        self.lossBounds = lossBounds
        self.confidence = confidence
        self.records = records
        try check()
    }

    /// For each switch rate the highest price that, as every lower one, keeps a bound on the loss (fixed-sequence testing:
    /// Angelopoulos et al., "Learn then Test", 2021); -1, at which nothing is a hit, where none does.
    ///
    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    public func prices(keeping risk: Double) -> [Double] {
        lossBounds.map { bounds in
            let kept = bounds.prefix { $0 <= risk }.count
            return kept == 0 ? -1 : prices[kept - 1]
        }
    }

    private func check() throws(GateError) {
        try Self.check("hintReliability", [hintReliability], within: 0...1)
        try Self.check("confidence", [confidence], within: 0...1)
        try Self.check("switchRates", switchRates, within: .leastNormalMagnitude...1)
        try Self.check("prices", prices, within: -1...1)
        guard !prices.isEmpty, zip(prices, prices.dropFirst()).allSatisfy(<) else {
            throw GateError("prices: expected ascending numbers, got \(prices)")
        }
        guard !switchRates.isEmpty, lossBounds.count == switchRates.count else {
            throw GateError(
                "lossBounds: expected \(switchRates.count) rows, one for each of switchRates and at least one, "
                    + "got \(lossBounds.count)")
        }
        for (index, row) in lossBounds.enumerated() {
            try Self.check("lossBounds[\(index)]", row, within: -1...1)
            guard row.count == prices.count else {
                throw GateError(
                    "lossBounds[\(index)]: expected \(prices.count) numbers, one for each price, got \(row.count)")
            }
        }
        guard records >= 0 else { throw GateError("records: expected at least 0, got \(records)") }
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
            hintReliability: try container.decode(Double.self, forKey: .hintReliability),
            switchRates: try container.decode([Double].self, forKey: .switchRates),
            prices: try container.decode([Double].self, forKey: .prices),
            lossBounds: try container.decode([[Double]].self, forKey: .lossBounds),
            confidence: try container.decode(Double.self, forKey: .confidence),
            records: try container.decode(Int.self, forKey: .records))
    }
}
