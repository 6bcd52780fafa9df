#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Which frames a ``BeliefGate`` answers.
///
/// A frame is a hit where what must be expected to be lost on it is at most a threshold. A mean hides changes: a belief
/// that many frames support swallows the first frames of another label. So what is lost on the first frame after a change
/// counts more. To lose as little as possible over all frames, and on the frames after changes as well, is to weigh both
/// (Lagrange's multipliers):
///
///     expected loss + change weight x expected loss if the label changed just now <= loss threshold
///
/// The threshold follows how often labels change, as far as the belief knows: where they hardly do, hits are right so
/// often that other ones may be risked.
public struct HitRule: Sendable, Hashable {
    /// Nothing is a hit.
    public static let nothing = HitRule(
        changeWeight: 0, asksPartitions: false, changeRates: [1], lossThresholds: [nil])

    /// How much a loss on the frames after changes counts beside the loss over all frames, at least 0.
    public let changeWeight: Double
    /// Whether partitions are asked where there is a fallback model, too.
    public let asksPartitions: Bool
    /// Points of accuracy against the full model, as a share of 1; one for each change rate, `nil` where nothing is a hit.
    public let lossThresholds: [Double?]
    private let logarithmicRates: [Double]

    /// - Parameters:
    ///   - changeRates: how often labels change, as a share of frames, each above 0, in any order. Between two of them the
    ///     threshold is interpolated.
    ///   - lossThresholds: one for each of them, at least one.
    public init(changeWeight: Double, asksPartitions: Bool, changeRates: [Double], lossThresholds: [Double?]) {
        precondition(
            !changeRates.isEmpty && changeRates.count == lossThresholds.count,
            "\(changeRates.count) change rates, \(lossThresholds.count) loss thresholds")
        let order = changeRates.indices.sorted { changeRates[$0] < changeRates[$1] }
        self.changeWeight = changeWeight
        self.asksPartitions = asksPartitions
        self.lossThresholds = order.map { lossThresholds[$0] }
        logarithmicRates = order.map { log(changeRates[$0]) }
    }

    /// One threshold for everything.
    public init(changeWeight: Double, asksPartitions: Bool, lossThreshold: Double) {
        self.init(
            changeWeight: changeWeight, asksPartitions: asksPartitions, changeRates: [1],
            lossThresholds: [lossThreshold])
    }

    /// - Parameter rate: how often labels change, above 0.
    /// - Returns: `nil` where nothing is a hit: nearer to a rate without a threshold than to one that has one.
    func lossThreshold(at rate: Double) -> Double? {
        let rate = log(rate)
        guard let above = logarithmicRates.firstIndex(where: { $0 >= rate }) else {
            return lossThresholds[lossThresholds.count - 1]
        }
        guard above > 0 else { return lossThresholds[0] }
        let (lowRate, highRate) = (logarithmicRates[above - 1], logarithmicRates[above])
        let share = (rate - lowRate) / (highRate - lowRate)
        guard let low = lossThresholds[above - 1], let high = lossThresholds[above] else {
            return lossThresholds[share < 0.5 ? above - 1 : above]
        }
        return (1 - share) * low + share * high
    }
}
