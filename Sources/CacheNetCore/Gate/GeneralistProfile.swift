/// What the general small model comes to at each of a few thresholds, whatever the stream is like.
public struct GeneralistProfile: Sendable, Hashable, Codable {
    /// Nats, ascending; an answer below one is a hit.
    public let thresholds: [Double]
    /// For each threshold.
    public let list: PriceList

    public init(thresholds: [Double], list: PriceList) {
        self.thresholds = thresholds
        self.list = list
    }
}
