public import CacheNetCore

/// A gate that was chosen for a risk, and what is known of it.
public struct RiskChoice: Sendable {
    /// What the choice rests on.
    public enum Basis: String, Sendable, Hashable {
        /// On every stream the loss is within the risk with the confidence that was asked for.
        case certified
        /// On every stream the mean of the losses seen is within the risk; the records are too few to be sure.
        case estimated
        /// No gate that answers anything lost so little: this one answers nothing.
        case nothing
    }

    public let gate: any Gate
    /// `nil` for a gate that has other ones of its own.
    public let threshold: Double?
    public let basis: Basis
    /// Why it is not certified, and what it would take; `nil` where it is.
    public let shortfall: String?

    public init(_ gate: any Gate, threshold: Double? = nil, basis: Basis, shortfall: String? = nil) {
        self.gate = gate
        self.threshold = threshold
        self.basis = basis
        self.shortfall = shortfall
    }
}
