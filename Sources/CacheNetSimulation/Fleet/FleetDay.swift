/// What came of a fleet's day.
package struct FleetDay: Sendable, Hashable {
    package let devices: Int
    package let sessions: Int
    package let frames: Int
    /// Partitions that devices fetched.
    package let downloads: Int
    /// What reaches the inference servers.
    package let misses: MinuteLoad
    /// What devices ask the caches in front of the registry: manifests, configs, partitions.
    package let cdnRequests: MinuteLoad
    /// What they get from there.
    package let cdnBytes: MinuteLoad
    /// What these caches ask the registry.
    package let registryRequests: MinuteLoad
    package let registryBytes: MinuteLoad
    /// Of all devices to the inference servers.
    package let uploadBytes: Int
    /// And back.
    package let answerBytes: Int
    /// The minute of the day at which all models were replaced; `nil` for none.
    package let rollOut: Int?
    /// Misses that one inference server answers in a second.
    package let serverCapacity: Double

    /// Share of frames that devices answered alone, 0 to 1.
    package var hitRatio: Double { Self.rest(misses.total, of: frames) }

    /// Share of requests that the caches answered without the registry, 0 to 1.
    package var cdnHitRatio: Double { Self.rest(registryRequests.total, of: cdnRequests.total) }

    /// The same of bytes.
    package var cdnByteHitRatio: Double { Self.rest(registryBytes.total, of: cdnBytes.total) }

    /// Inference servers that a load takes.
    ///
    /// - Parameter load: misses in a second.
    package func servers(for load: Double) -> Int { Int((load / serverCapacity).rounded(.up)) }

    private static func rest(_ part: Int, of all: Int) -> Double {
        all == 0 ? 0 : 1 - Double(part) / Double(all)
    }
}
