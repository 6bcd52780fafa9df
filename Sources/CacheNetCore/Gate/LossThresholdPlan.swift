/// The loss thresholds for an asked risk.
public struct LossThresholdPlan: Sendable, Hashable {
    /// At this loss threshold nothing is a hit.
    static let nothing = -1.0

    /// One for each switch rate.
    public let lossThresholds: [Double]
    /// Where the fallback model answers in place of a partition: that of streams that change fastest.
    public let fallbackLossThreshold: Double

    /// One loss threshold for everything.
    public init(lossThreshold: Double, switchRates: Int) {
        lossThresholds = [Double](repeating: lossThreshold, count: switchRates)
        fallbackLossThreshold = lossThreshold
    }

    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    public init(_ profile: LocalityProfile, keeping risk: Double) {
        lossThresholds = profile.lists.map { list in
            list.best(keeping: risk).map { profile.lossThresholds[$0] } ?? Self.nothing
        }
        let fastest = zip(profile.switchRates, lossThresholds).max { $0.0 < $1.0 }
        fallbackLossThreshold = fastest?.1 ?? Self.nothing
    }
}
