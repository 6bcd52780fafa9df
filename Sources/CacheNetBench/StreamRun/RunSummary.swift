internal import CacheNetCore
public import CacheNetDevice
internal import Foundation

/// What came out of a run.
public struct RunSummary: Encodable, Sendable {
    /// What was shown, such as `tracks, dwell 5, seed 1`; only people are told.
    public var stream: String?
    public var statistics = DeviceStatistics()
    public var labelled = 0
    public var correct = 0
    public var elapsed = Duration.zero
    public var latency = LatencyHistogram()

    public init() {}

    /// Share of right answers among the frames whose label is known, 0 to 1; a failed frame is a wrong one.
    public var accuracy: Double? { labelled == 0 ? nil : Double(correct) / Double(labelled) }

    /// What is wrong with a run in which no frame was answered; `nil` where one was, or where none came.
    public var failure: BenchError? {
        let outcomes = statistics.outcomes
        guard outcomes.frames > 0, outcomes.failed == outcomes.frames else { return nil }
        return BenchError(
            .nothingAnswered,
            "expected an answer to at least one of \(outcomes.frames) frames, got none: "
                + (statistics.edgeFailure ?? "the edge was not asked"))
    }

    public var framesPerSecond: Double {
        elapsed > .zero ? Double(statistics.outcomes.frames) / (elapsed / .seconds(1)) : 0
    }

    private enum CodingKeys: String, CodingKey {
        case frames, hits, misses, degraded, failed, downloads, evictions, accuracy
        case hitRatio = "hit_ratio"
        case downloadedBytes = "downloaded_bytes"
        case storeLoads = "store_loads"
        case fetchFailures = "fetch_failures"
        case storeFailures = "store_failures"
        case framesPerSecond = "frames_per_second"
        case mean = "latency_mean_us"
        case p50 = "latency_p50_us"
        case p95 = "latency_p95_us"
        case p99 = "latency_p99_us"
    }

    public func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        let outcomes = statistics.outcomes
        try object.encode(outcomes.frames, forKey: .frames)
        try object.encode(outcomes.hits, forKey: .hits)
        try object.encode(outcomes.misses, forKey: .misses)
        try object.encode(outcomes.degraded, forKey: .degraded)
        try object.encode(outcomes.failed, forKey: .failed)
        try object.encode(outcomes.hitRatio, forKey: .hitRatio)
        try object.encodeIfPresent(accuracy, forKey: .accuracy)
        try object.encode(statistics.downloads, forKey: .downloads)
        try object.encode(statistics.downloadedBytes, forKey: .downloadedBytes)
        try object.encode(statistics.storeLoads, forKey: .storeLoads)
        try object.encode(statistics.evictions, forKey: .evictions)
        try object.encode(statistics.fetchFailures, forKey: .fetchFailures)
        try object.encode(statistics.storeFailures, forKey: .storeFailures)
        try object.encode(framesPerSecond, forKey: .framesPerSecond)
        try object.encode(latency.meanMicroseconds, forKey: .mean)
        try object.encode(latency.microseconds(atPercentile: 50), forKey: .p50)
        try object.encode(latency.microseconds(atPercentile: 95), forKey: .p95)
        try object.encode(latency.microseconds(atPercentile: 99), forKey: .p99)
    }

    /// One JSON object on one line.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The same for people.
    public var text: String {
        let outcomes = statistics.outcomes
        func share(_ count: Int) -> String {
            outcomes.frames == 0 ? "" : String(format: "  %5.1f%%", 100 * Double(count) / Double(outcomes.frames))
        }
        func row(_ name: String, _ value: String) -> String {
            name.padding(toLength: 12, withPad: " ", startingAt: 0) + value
        }
        func count(_ name: String, _ value: Int) -> String { row(name, String(format: "%8d", value) + share(value)) }
        var rows = stream.map { [row("stream", "    \($0)")] } ?? []
        rows += [
            row("frames", String(format: "%8d  %.0f frames/s", outcomes.frames, framesPerSecond)),
            count("hits", outcomes.hits), count("misses", outcomes.misses),
            count("degraded", outcomes.degraded), count("failed", outcomes.failed),
        ]
        if let accuracy { rows.append(row("accuracy", String(format: "%8d  %5.1f%%", correct, 100 * accuracy))) }
        rows.append(
            row(
                "latency",
                String(
                    format: "    mean %.0f us, p50 %.0f us, p95 %.0f us, p99 %.0f us", latency.meanMicroseconds,
                    latency.microseconds(atPercentile: 50), latency.microseconds(atPercentile: 95),
                    latency.microseconds(atPercentile: 99))))
        rows.append(
            row(
                "partitions",
                String(
                    format: "    %d downloads (%.1f MB), %d from the store, %d evicted, %d failed",
                    statistics.downloads, Double(statistics.downloadedBytes) / 1e6, statistics.storeLoads,
                    statistics.evictions, statistics.fetchFailures)))
        return rows.joined(separator: "\n")
    }
}
