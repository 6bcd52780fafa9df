/// What each of some loss thresholds leads to.
public struct LossThresholdTable: Sendable, Hashable, Codable {
    /// Bounds on the loss of a stream, over all its frames, -1 to 1; they hold together, so that any may be chosen.
    public let lossBounds: [Double]
    /// The same losses as they were measured, without the margin of confidence, -1 to 1; `nil` where the gate shall go
    /// by bounds alone.
    public let lossEstimates: [Double]?
    /// The share of hits to expect, 0 to 1.
    public let hitRatios: [Double]

    /// - Parameters: one number for each loss threshold.
    public init(lossBounds: [Double], lossEstimates: [Double]? = nil, hitRatios: [Double]) {
        self.lossBounds = lossBounds
        self.lossEstimates = lossEstimates
        self.hitRatios = hitRatios
    }

    /// The share of hits to expect where a risk is to be kept, 0 to 1.
    ///
    /// - Parameters:
    ///   - risk: the loss that is asked for, as a share of all frames.
    ///   - evidence: what has to keep it.
    public func hits(keeping risk: Double, by evidence: LossEvidence = .bound) -> Double {
        best(keeping: risk, by: evidence).map { hitRatios[$0] } ?? 0
    }

    /// The position of the one with the most hits among those that keep the risk.
    ///
    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    /// - Returns: `nil` where none keeps it.
    func best(keeping risk: Double, by evidence: LossEvidence) -> Int? {
        let losses = evidence == .estimate ? lossEstimates ?? lossBounds : lossBounds
        return losses.indices.filter { losses[$0] <= risk }.max { hitRatios[$0] < hitRatios[$1] }
    }
}
