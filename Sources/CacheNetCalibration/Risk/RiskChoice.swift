public import CacheNetCore

/// A gate that was chosen for a risk, and what is known of it.
public struct RiskChoice: Sendable {
    /// Fitted on all of the records; it has seen nothing of a stream yet.
    public let gate: any Gate
    /// `nil` for a gate that has other ones of its own.
    public let threshold: Double?
    /// What the choice rests on.
    public let basis: PromiseBasis
    /// Why it is not certified, and what it would take; `nil` where it is.
    public let shortfall: String?

    /// - Parameters: as the properties.
    public init(_ gate: any Gate, threshold: Double? = nil, basis: PromiseBasis, shortfall: String? = nil) {
        self.gate = gate
        self.threshold = threshold
        self.basis = basis
        self.shortfall = shortfall
    }
}
