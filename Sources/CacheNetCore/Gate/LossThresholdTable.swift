/// What each of some loss thresholds leads to.
public struct LossThresholdTable: Sendable, Hashable, Codable {
    /// Bounds on the loss of a stream, over all its frames, -1 to 1; they hold together, so that any may be chosen.
    public let lossBounds: [Double]
    /// The share of hits to expect, 0 to 1.
    public let hitRatios: [Double]

    /// - Parameters: one number for each loss threshold.
    public init(lossBounds: [Double], hitRatios: [Double]) {
        self.lossBounds = lossBounds
        self.hitRatios = hitRatios
    }

    /// The share of hits to expect where a risk is to be kept, 0 to 1.
    ///
    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    public func hits(keeping risk: Double) -> Double { best(keeping: risk).map { hitRatios[$0] } ?? 0 }

    /// The position of the one with the most hits among those whose bound keeps the risk.
    ///
    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    /// - Returns: `nil` where none keeps it.
    func best(keeping risk: Double) -> Int? {
        lossBounds.indices.filter { lossBounds[$0] <= risk }.max { hitRatios[$0] < hitRatios[$1] }
    }
}
