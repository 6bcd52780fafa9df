/// Counts of hits that the edge checked.
public struct AuditCounters: Sendable, Equatable {
    /// Hits that the edge checked.
    public private(set) var audits = 0
    /// Of these, how often the edge's answer was the device's.
    public private(set) var agreed = 0

    /// Nothing is counted yet.
    public init() {}

    /// Counts one more hit that the edge checked.
    public mutating func count(_ audit: Audit) {
        audits += 1
        if audit.agrees { agreed += 1 }
    }

    /// Adds counts of other frames.
    public static func += (sum: inout AuditCounters, more: AuditCounters) {
        sum.audits += more.audits
        sum.agreed += more.agreed
    }
}
