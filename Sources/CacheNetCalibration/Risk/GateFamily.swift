public import CacheNetCore

/// Gates of one sort, among which the one with the most hits that keeps a risk is sought.
public struct GateFamily: Sendable {
    /// Of each gate; the first lets nothing pass.
    public let thresholds: [Double]
    private let make: @Sendable (RecordPool) -> [any Gate]

    /// Gates that differ in one threshold.
    ///
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
        make = { pool in thresholds.map(fit(pool)) }
    }

    /// Gates that differ in something else as well.
    ///
    /// - Parameter families: at least one.
    public init(_ families: [GateFamily]) {
        precondition(!families.isEmpty, "expected at least one family")
        thresholds = families.flatMap(\.thresholds)
        make = { pool in families.flatMap { $0.make(pool) } }
    }

    /// One for each threshold.
    func gates(fittedOn pool: RecordPool) -> [any Gate] { make(pool) }
}
