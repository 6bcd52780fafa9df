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
/// Weight and threshold follow how often labels change, as far as the belief knows: where they hardly do, hits are right
/// so often that other ones may be risked.
public struct HitRule: Sendable, Hashable {
    /// Which frames are hits at one change rate.
    public struct Limit: Sendable, Hashable {
        /// How much a loss on the frames after changes counts beside the loss over all frames, at least 0.
        public let changeWeight: Double
        /// Points of accuracy against the full model, as a share of 1, the weighted ones included.
        public let lossThreshold: Double

        /// Nothing is checked.
        public init(changeWeight: Double, lossThreshold: Double) {
            self.changeWeight = changeWeight
            self.lossThreshold = lossThreshold
        }
    }

    /// Nothing is a hit.
    public static let nothing = HitRule(asksPartitions: false, changeRates: [1], limits: [nil])
    /// Whatever a model answers is a hit.
    package static let everything = HitRule(changeWeight: 0, asksPartitions: false, lossThreshold: .infinity)

    /// Whether partitions are asked where there is a fallback model, too.
    public let asksPartitions: Bool
    /// One for each change rate, ascending; `nil` where nothing is a hit.
    public let limits: [Limit?]
    private let logarithmicRates: [Double]

    /// - Parameters:
    ///   - changeRates: how often labels change, as a share of frames, each above 0, in any order.
    ///   - limits: one for each of them, at least one.
    public init(asksPartitions: Bool, changeRates: [Double], limits: [Limit?]) {
        precondition(
            !changeRates.isEmpty && changeRates.count == limits.count,
            "\(changeRates.count) change rates, \(limits.count) limits")
        let order = changeRates.indices.sorted { changeRates[$0] < changeRates[$1] }
        self.asksPartitions = asksPartitions
        self.limits = order.map { limits[$0] }
        logarithmicRates = order.map { log(changeRates[$0]) }
    }

    /// The same for every change rate.
    public init(changeWeight: Double, asksPartitions: Bool, lossThreshold: Double) {
        self.init(
            asksPartitions: asksPartitions, changeRates: [1],
            limits: [Limit(changeWeight: changeWeight, lossThreshold: lossThreshold)])
    }

    /// - Parameter rate: how often labels change, above 0.
    /// - Returns: that of the nearest change rate; `nil` where nothing is a hit.
    func limit(at rate: Double) -> Limit? {
        let rate = log(rate)
        let nearest = logarithmicRates.indices.min {
            abs(logarithmicRates[$0] - rate) < abs(logarithmicRates[$1] - rate)
        }
        return nearest.flatMap { limits[$0] }
    }
}
