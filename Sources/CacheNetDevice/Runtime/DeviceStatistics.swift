public import CacheNetCore

/// What a device did so far.
public struct DeviceStatistics: Sendable, Equatable {
    /// Frames by who answered them; hits, misses, degraded and failed are all frames together.
    public internal(set) var outcomes = OutcomeCounters()
    /// Hits that the edge checked, where the gate asked for that.
    public internal(set) var audits = AuditCounters()
    /// Models that came over the network; the one to start with is not counted.
    public var downloads = 0
    /// Of these models.
    public var downloadedBytes = 0
    /// Bytes of frames that were sent to the edge, as tensors or pictures, audits included.
    public var sentBytes = 0
    /// Frames that were sent to the edge, audits included.
    public var sentFrames = 0
    /// Those of them that went as pictures.
    public var sentPictures = 0
    /// Why frames go to the edge as they do; `nil` where nobody asked.
    public var frameEncodingReason: String?
    /// Models that came from the device's own store.
    public var storeLoads = 0
    /// Partitions that made room for others.
    public var evictions = 0
    /// Fetches that came to nothing.
    public var fetchFailures = 0
    /// Models that were fetched but could not be kept in the store.
    public var storeFailures = 0
    /// How often a new version of the bundle took the place of an old one.
    public var versionChanges = 0
    /// Why the edge did not answer the last frame that it did not answer.
    public var edgeFailure: String?

    /// Of a device that has done nothing yet.
    public init() {}

    /// Of an edge that nothing was counted of yet.
    mutating func count(_ sent: SentFrames, _ plan: FramePlan) {
        sentBytes += sent.bytes
        sentFrames += sent.frames
        sentPictures += sent.pictures
        frameEncodingReason = sent.trouble ?? plan.reason
    }

    static func += (sum: inout DeviceStatistics, more: DeviceStatistics) {
        sum.outcomes += more.outcomes
        sum.audits += more.audits
        sum.downloads += more.downloads
        sum.downloadedBytes += more.downloadedBytes
        sum.sentBytes += more.sentBytes
        sum.sentFrames += more.sentFrames
        sum.sentPictures += more.sentPictures
        sum.frameEncodingReason = more.frameEncodingReason ?? sum.frameEncodingReason
        sum.storeLoads += more.storeLoads
        sum.evictions += more.evictions
        sum.fetchFailures += more.fetchFailures
        sum.storeFailures += more.storeFailures
        sum.versionChanges += more.versionChanges
        sum.edgeFailure = more.edgeFailure ?? sum.edgeFailure
    }
}
