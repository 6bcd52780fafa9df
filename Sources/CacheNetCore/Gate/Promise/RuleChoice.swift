/// A rule that was chosen for a promise, and what the choice rests on.
public struct RuleChoice: Sendable, Hashable {
    public let rule: HitRule
    public let basis: PromiseBasis
    /// The share of hits to expect, 0 to 1.
    public let hitRatio: Double
}
