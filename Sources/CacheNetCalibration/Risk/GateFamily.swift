public import CacheNetCore

/// Gates of one sort, among which the one with the most hits that keeps a risk is sought.
public struct GateFamily: Sendable {
    /// Makes the gate of a threshold, with whatever else it needs measured on the records that are given.
    private typealias Fit = @Sendable (RecordPool) -> @Sendable (Double) -> any Gate

    /// A gate, and which of the fits makes it: only thresholds of one fit compare.
    private struct Member: Sendable {
        let fit: Int
        let threshold: Double
    }

    /// Finer thresholds between two neighbours.
    private static let steps = 3

    private let fits: [Fit]
    private let members: [Member]

    /// Of each gate; the first lets nothing pass.
    public var thresholds: [Double] { members.map(\.threshold) }

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
        self.init([fit], thresholds.map { Member(fit: 0, threshold: $0) })
    }

    /// Gates that differ in something else as well.
    ///
    /// - Parameter families: at least one.
    public init(_ families: [GateFamily]) {
        precondition(!families.isEmpty, "expected at least one family")
        var (fits, members): ([Fit], [Member]) = ([], [])
        for family in families {
            members += family.members.map { Member(fit: fits.count + $0.fit, threshold: $0.threshold) }
            fits += family.fits
        }
        self.init(fits, members)
    }

    private init(_ fits: [Fit], _ members: [Member]) {
        self.fits = fits
        self.members = members
    }

    /// One for each threshold.
    func gates(fittedOn pool: RecordPool) -> [any Gate] {
        var made: [Int: (Double) -> any Gate] = [:]
        return members.map { member in
            let make = made[member.fit] ?? fits[member.fit](pool)
            made[member.fit] = make
            return make(member.threshold)
        }
    }

    func gate(_ index: Int, fittedOn pool: RecordPool) -> any Gate {
        fits[members[index].fit](pool)(members[index].threshold)
    }

    /// Gates between one of them and the next bolder one; empty where it is the boldest.
    func finer(than index: Int) -> GateFamily {
        let member = members[index]
        let above = members.filter { $0.fit == member.fit && $0.threshold > member.threshold }.map(\.threshold).min()
        return GateFamily(
            fits,
            Self.between(member.threshold, above).map { Member(fit: member.fit, threshold: $0) })
    }

    func joined(with other: GateFamily) -> GateFamily { GateFamily(fits, members + other.members) }

    /// Evenly spaced, without both ends.
    ///
    /// - Parameter end: `nil` for none at all.
    static func between(_ start: Double, _ end: Double?) -> [Double] {
        guard let end else { return [] }
        return (1...steps).map { start + (end - start) * Double($0) / Double(steps + 1) }
    }
}
