/// The prices for an asked risk.
public struct PricePlan: Sendable, Hashable {
    /// At this price nothing is a hit.
    static let nothing = -1.0

    /// One for each switch rate.
    public let prices: [Double]
    /// Where the general small model answers in place of a partition: that of streams that change fastest.
    public let standbyPrice: Double

    /// One price for everything.
    public init(price: Double, switchRates: Int) {
        prices = [Double](repeating: price, count: switchRates)
        standbyPrice = price
    }

    /// - Parameter risk: the loss that is asked for, as a share of all frames.
    public init(_ profile: LocalityProfile, keeping risk: Double) {
        prices = profile.lists.map { list in list.best(keeping: risk).map { profile.prices[$0] } ?? Self.nothing }
        let fastest = zip(profile.switchRates, prices).max { $0.0 < $1.0 }
        standbyPrice = fastest?.1 ?? Self.nothing
    }
}
