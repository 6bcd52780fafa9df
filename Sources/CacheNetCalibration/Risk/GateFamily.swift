public import CacheNetCore

/// Gates that differ in one threshold.
public struct GateFamily: Sendable {
    /// From the tightest, at which nothing is a hit, to the loosest.
    public let thresholds: [Double]
    private let fit: @Sendable (RecordPool) -> @Sendable (Double) -> any Gate

    /// - Parameters:
    ///   - thresholds: ascending, at least one; the first lets nothing pass.
    ///   - gate: the gate of a threshold.
    public init(thresholds: [Double], gate: @escaping @Sendable (Double) -> any Gate) {
        self.init(thresholds: thresholds) { _ in gate }
    }

    /// - Parameters:
    ///   - thresholds: as above.
    ///   - fit: measures, on the records that it is given, what else the gates need, and returns how one is made.
    public init(
        thresholds: [Double], fit: @escaping @Sendable (RecordPool) -> @Sendable (Double) -> any Gate
    ) {
        precondition(!thresholds.isEmpty, "expected at least one threshold")
        self.thresholds = thresholds
        self.fit = fit
    }

    /// One for each threshold.
    func gates(fittedOn pool: RecordPool) -> [any Gate] {
        let gate = fit(pool)
        return thresholds.map(gate)
    }
}
