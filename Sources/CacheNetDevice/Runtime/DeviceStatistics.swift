public import CacheNetCore

/// What a device did so far.
public struct DeviceStatistics: Sendable, Equatable {
    public internal(set) var outcomes = OutcomeCounters()
    /// Hits that the edge checked, where the gate asked for that.
    public internal(set) var audits = AuditCounters()
    /// Models that came over the network; the one to start with is not counted.
    public var downloads = 0
    public var downloadedBytes = 0
    /// Models that came from the device's own store.
    public var storeLoads = 0
    public var evictions = 0
    public var fetchFailures = 0
    /// Models that were fetched but could not be kept in the store.
    public var storeFailures = 0
    /// Why the edge did not answer the last frame that it did not answer.
    public var edgeFailure: String?

    public init() {}
}
