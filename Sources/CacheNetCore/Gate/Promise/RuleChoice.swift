/// A rule that was chosen for a promise, and what the choice rests on.
public struct RuleChoice: Sendable, Hashable {
    /// What a gate is made with.
    public let rule: HitRule
    /// What the choice rests on.
    public let basis: PromiseBasis
    /// The share of hits to expect, 0 to 1.
    public let hitRatio: Double
}
