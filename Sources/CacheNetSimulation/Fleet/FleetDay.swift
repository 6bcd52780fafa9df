/// What came of a fleet's day.
public struct FleetDay: Sendable, Hashable {
    public let devices: Int
    public let sessions: Int
    public let frames: Int
    /// Partitions that devices fetched.
    public let downloads: Int
    /// What reaches the inference servers.
    public let misses: MinuteLoad
    /// What devices ask the caches in front of the registry: manifests, configs, partitions.
    public let cdnRequests: MinuteLoad
    /// What they get from there.
    public let cdnBytes: MinuteLoad
    /// What these caches ask the registry.
    public let registryRequests: MinuteLoad
    public let registryBytes: MinuteLoad
    /// Of all devices to the inference servers.
    public let uploadBytes: Int
    /// And back.
    public let answerBytes: Int
    /// The minute of the day at which all models were replaced; `nil` for none.
    public let rollOut: Int?
    /// Misses that one inference server answers in a second.
    public let serverCapacity: Double

    /// Share of frames that devices answered alone, 0 to 1.
    public var hitRatio: Double { Self.rest(misses.total, of: frames) }

    /// Share of requests that the caches answered without the registry, 0 to 1.
    public var cdnHitRatio: Double { Self.rest(registryRequests.total, of: cdnRequests.total) }

    /// The same of bytes.
    public var cdnByteHitRatio: Double { Self.rest(registryBytes.total, of: cdnBytes.total) }

    /// Inference servers that a load takes.
    ///
    /// - Parameter load: misses in a second.
    public func servers(for load: Double) -> Int { Int((load / serverCapacity).rounded(.up)) }

    private static func rest(_ part: Int, of all: Int) -> Double {
        all == 0 ? 0 : 1 - Double(part) / Double(all)
    }
}
