internal import CacheNetCore
package import CacheNetData

/// One day of many devices: who is there when, what they see, and what stands between them and the server.
///
/// Every field has a default, so a JSON file needs to name only what is different. What a device does with what it sees
/// comes from a recorded run, not from here.
package struct FleetScenario: Sendable, Hashable, Encodable {
    /// A share of the sessions that see a stream of one stickiness.
    package struct Stickiness: Sendable, Hashable, Encodable {
        /// ``CacheNetData/StreamKind/independent`` or, where whole sequences of the recorded run shall follow one
        /// another, ``CacheNetData/StreamKind/tracks``.
        package var kind: StreamKind
        /// Mean length of a run in the kind's ``CacheNetData/StreamKind/dwellUnit``, at least 1.
        package var dwell: Double
        /// Above 0; the shares are relative to their sum.
        package var share: Double

        enum CodingKeys: String, CodingKey, CaseIterable { case dwell, share, kind }

        package init(kind: StreamKind = .independent, dwell: Double, share: Double) {
            self.kind = kind
            self.dwell = dwell
            self.share = share
        }
    }

    /// Of a device during a session, at least one in a minute.
    package var framesPerSecond = 5.0
    /// Of a device on a day, on average.
    package var sessionsPerDevice = 3.0
    /// Mean length of a session; it is never shorter than one minute.
    package var sessionMinutes = 10.0
    /// How likely a session begins in each hour of the day, relative to the sum; 24 numbers.
    package var arrivals: [Double] = [
        2, 1, 1, 1, 1, 2, 4, 8, 10, 8, 7, 7, 8, 8, 7, 7, 8, 10, 12, 12, 10, 8, 6, 4,
    ]
    package var stickiness = [
        Stickiness(dwell: 5, share: 0.2), Stickiness(dwell: 20, share: 0.5), Stickiness(dwell: 200, share: 0.3),
    ]
    /// The pictures of partition k come with a weight of 1 / (k + 1) to this power; 0 makes all equally popular.
    package var zipf = 0.8
    /// The share of devices that have the partitions from the day before, 0 to 1.
    package var warmShare = 0.7
    /// Whether devices keep what they fetched until the bundle changes (run --store), or only what the cache holds.
    package var hasStore = true
    /// The hour at which all models of the bundle are replaced, 0 to 23; `nil` for none. A device has the new bundle from
    /// its next session on.
    package var rollOutHour: Int? = 12
    /// Caches in front of the registry, each of which serves its share of the devices, at least 1.
    package var cdnSites = 20
    /// How long a cache answers for the newest version without asking, in minutes, at least 1.
    package var manifestMinutes = 1
    /// Misses that one inference server answers in a second, above 0.
    package var serverCapacity = 500.0
    /// What a miss sends besides the picture, in bytes.
    package var requestOverheadBytes = 380
    /// What a miss brings back, in bytes.
    package var answerBytes = 510
    /// Of a bundle's manifest.
    package var manifestBytes = 1700
    package var seed: UInt64 = 1

    enum CodingKeys: String, CodingKey, CaseIterable {
        case framesPerSecond, sessionsPerDevice, sessionMinutes, arrivals, stickiness, zipf, warmShare, hasStore
        case rollOutHour, cdnSites, manifestMinutes, serverCapacity, requestOverheadBytes, answerBytes, manifestBytes
        case seed
    }

    package init() {}

    /// - Parameter name: what messages call it.
    /// - Throws: ``SimulationError`` that names the first field which is out of its range.
    package func check(as name: String = "scenario") throws(SimulationError) {
        func expect(_ holds: Bool, _ field: String, _ expected: String, _ got: Any) throws(SimulationError) {
            guard !holds else { return }
            throw SimulationError(.unsuitable, "\(name): \(field): expected \(expected), got \(got)")
        }
        try expect((1.0 / 60...1000).contains(framesPerSecond), "framesPerSecond", "1/60 to 1000", framesPerSecond)
        try expect((0...100).contains(sessionsPerDevice), "sessionsPerDevice", "0 to 100", sessionsPerDevice)
        try expect((1...1440).contains(sessionMinutes), "sessionMinutes", "1 to 1440", sessionMinutes)
        try expect(
            arrivals.count == 24 && arrivals.allSatisfy { (0...1e9).contains($0) } && arrivals.contains { $0 > 0 },
            "arrivals", "24 numbers of 0 to 1e9, not all of them 0",
            "\(arrivals.count): \(brief(arrivals.map { "\($0)" }))")
        try expect(
            (1...100).contains(stickiness.count)
                && stickiness.allSatisfy { (1...1e9).contains($0.dwell) && $0.share > 0 && $0.share <= 1e9 },
            "stickiness", "1 to 100 dwells of 1 to 1e9 with shares above 0 and up to 1e9",
            "\(stickiness.count): \(brief(stickiness.map { "\($0.dwell) with \($0.share)" }))")
        try expect(
            stickiness.allSatisfy { $0.kind.usualDwell != nil }, "stickiness", "kinds of independent and tracks",
            brief(stickiness.map(\.kind.rawValue)))
        try expect((0...10).contains(zipf), "zipf", "0 to 10", zipf)
        try expect((0...1).contains(warmShare), "warmShare", "0 to 1", warmShare)
        try expect((0...23).contains(rollOutHour ?? 0), "rollOutHour", "0 to 23", rollOutHour ?? 0)
        try expect((1...100_000).contains(cdnSites), "cdnSites", "1 to 100000", cdnSites)
        try expect((1...1440).contains(manifestMinutes), "manifestMinutes", "1 to 1440", manifestMinutes)
        try expect((0.001...1e9).contains(serverCapacity), "serverCapacity", "0.001 to 1e9", serverCapacity)
        for (field, bytes) in [
            ("requestOverheadBytes", requestOverheadBytes), ("answerBytes", answerBytes),
            ("manifestBytes", manifestBytes),
        ] { try expect((0...1 << 30).contains(bytes), field, "0 to \(1 << 30)", bytes) }
    }
}
