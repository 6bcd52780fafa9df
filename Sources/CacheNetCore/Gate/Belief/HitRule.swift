/// Which frames a ``BeliefGate`` answers.
///
/// A frame is a hit where what must be expected to be lost on it is at most a threshold. A mean hides changes: a belief
/// that many frames support swallows the first frames of another label. So what is lost on the first frame after a change
/// counts more. To lose as little as possible over all frames, and on the frames after changes as well, is to weigh both
/// (Lagrange's multipliers):
///
///     expected loss + change weight x expected loss if the label changed just now <= loss threshold
public struct HitRule: Sendable, Hashable, Codable {
    /// Points of accuracy against the full model, as a share of 1.
    public let lossThreshold: Double
    /// How much a loss on the frames after changes counts beside the loss over all frames, at least 0.
    public let changeWeight: Double
    /// Whether partitions are asked where there is a fallback model, too.
    public let asksPartitions: Bool

    public init(lossThreshold: Double, changeWeight: Double, asksPartitions: Bool) {
        self.lossThreshold = lossThreshold
        self.changeWeight = changeWeight
        self.asksPartitions = asksPartitions
    }
}
