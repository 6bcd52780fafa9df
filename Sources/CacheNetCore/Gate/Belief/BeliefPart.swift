/// Something that a ``BeliefGate`` goes by, and that an ablation takes away to see what it brings.
package enum BeliefPart: String, Sendable, CaseIterable {
    /// Whether the same thing is still in view; without it every frame shows another one.
    case continuity
    /// That a model's answer on a thing is hardly news where it has been in view before; without it each counts in full.
    case discount
    /// How often the full model is right on frames as hard as the one at hand; without it, as often on all.
    case rightness
    /// The fallback model.
    case fallback
    /// That no model runs where hardly any doubt is left before one did; a matter of the ``HitRule`` alone.
    case skips
}

extension BeliefProfile {
    package func without(_ part: BeliefPart) throws(GateError) -> BeliefProfile {
        try BeliefProfile(
            labels: labels, edgeTemperature: edgeTemperature, novelty: part == .discount ? 1 : novelty,
            changesInView: changesInView, continuity: part == .continuity ? nil : continuity,
            fallback: part == .fallback
                ? nil
                : fallback.map { fallback throws(GateError) in
                    Fallback(
                        temperature: fallback.temperature,
                        rightness: part == .rightness ? try fallback.rightness.flat() : fallback.rightness)
                },
            partitions: partitions)
    }
}
