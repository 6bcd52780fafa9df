public import CacheNetCore

/// What the locality-aware gate needs of a bundle.
public struct LocalityFit: Sendable, Hashable {
    /// One for each partition.
    public let curves: [GateCurve]
    public let profile: LocalityProfile
}
