/// The policies that decide by what has happened so far, by the names that users give them.
public enum OnlinePolicy: String, Sendable, CaseIterable {
    case lru
    case lfu
    case fifo
    case gdsf

    /// An empty policy of this kind.
    public func make() -> any ReplacementPolicy {
        switch self {
        case .lru: LeastRecentlyUsed()
        case .lfu: LeastFrequentlyUsed()
        case .fifo: FirstInFirstOut()
        case .gdsf: GreedyDualSizeFrequency()
        }
    }
}
