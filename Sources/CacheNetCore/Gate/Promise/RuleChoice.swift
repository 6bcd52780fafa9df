/// A rule that was chosen for a promise, and what the choice rests on.
public struct RuleChoice: Sendable, Hashable {
    /// What a gate is made with.
    public let rule: HitRule
    /// What the choice rests on.
    public let basis: PromiseBasis
    /// The share of hits to expect, 0 to 1.
    public let hitRatio: Double
    /// The share of frames to expect for which no model runs, 0 to 1; these are among the hits.
    public let skipRatio: Double
}
