/// What a risk is a risk of.
public enum RiskKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Accuracy that hits cost against the full model's answer on each frame. It takes right labels to measure it.
    case loss
    /// The share of frames whose answer is not the full model's. It takes no labels, and audits can check it. A device
    /// that is right where the full model errs counts as one that disagrees.
    case disagreement
}
