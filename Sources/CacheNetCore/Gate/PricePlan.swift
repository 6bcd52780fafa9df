/// The prices for an asked risk.
public struct PricePlan: Sendable, Hashable {
    /// At this price nothing is a hit.
    static let nothing = -1.0

    /// The partitions', one for each switch rate.
    public let prices: [Double]
    /// Nats below which an answer of the general small model is a hit.
    public let generalistThreshold: Double
    /// For each switch rate 1 where the general small model has more hits than partitions that follow the stream, else 0.
    public let favoursGeneralist: [Double]

    /// One price for everything, and never the general small model.
    public init(price: Double, switchRates: Int) {
        prices = [Double](repeating: price, count: switchRates)
        generalistThreshold = 0
        favoursGeneralist = [Double](repeating: 0, count: switchRates)
    }

    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    public init(_ profile: LocalityProfile, keeping risk: Double) {
        let chosen = profile.partitions.map { $0.best(keeping: risk) }
        let general = profile.generalist?.list.best(keeping: risk)
        let generalHits = profile.generalist?.list.hits(keeping: risk) ?? 0
        prices = chosen.map { $0.map { profile.prices[$0] } ?? Self.nothing }
        generalistThreshold = general.flatMap { profile.generalist?.thresholds[$0] } ?? 0
        favoursGeneralist = profile.partitions.map { generalHits > $0.hits(keeping: risk) ? 1 : 0 }
    }
}
