/// What each of some prices or thresholds leads to.
public struct PriceList: Sendable, Hashable, Codable {
    /// A bound on the loss of a stream, over all its frames, -1 to 1.
    public let lossBounds: [Double]
    /// The share of hits to expect, 0 to 1.
    public let hitRatios: [Double]

    /// - Parameters: one number for each price or threshold.
    public init(lossBounds: [Double], hitRatios: [Double]) {
        self.lossBounds = lossBounds
        self.hitRatios = hitRatios
    }

    /// The share of hits to expect where a risk is to be kept, 0 to 1.
    ///
    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    public func hits(keeping risk: Double) -> Double { highest(keeping: risk).map { hitRatios[$0] } ?? 0 }

    /// The position of the highest one that, as every lower one, keeps a bound on the loss (fixed-sequence testing:
    /// Angelopoulos et al., "Learn then Test", 2021).
    ///
    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    /// - Returns: `nil` where not even the lowest one keeps it.
    func highest(keeping risk: Double) -> Int? {
        let kept = lossBounds.prefix { $0 <= risk }.count
        return kept == 0 ? nil : kept - 1
    }
}
