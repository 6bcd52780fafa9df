/// What a gate weighed a frame by: a hit where ``value`` is at most ``limit``, or below it.
public struct Weighed: Sendable, Equatable {
    /// Of a ``FixedGate`` the entropy of the answer; of a ``BeliefGate`` what a hit is expected to lose, or its doubt.
    public let value: Double
    /// The largest value of a hit.
    public let limit: Double

    /// - Parameters:
    ///   - value: as large as what is risked.
    ///   - limit: the largest value of a hit.
    public init(value: Double, limit: Double) {
        self.value = value
        self.limit = limit
    }
}
