internal import CacheNetCore
package import CacheNetDevice
internal import CacheNetFormats
internal import Foundation

/// What came out of a run.
package struct RunSummary: Encodable, Sendable {
    /// What was shown, such as `tracks, dwell 5, seed 1`; only people are told.
    package var stream: String?
    package var statistics = DeviceStatistics()
    /// Frames whose label is known and is one of the bundle's.
    package var labelled = 0
    /// Those of them that were answered rightly.
    package var correct = 0
    /// Of frames that the edge answered, what the device's own model said of them against the full model.
    package var agreement = Agreement()
    package var elapsed = Duration.zero
    package var latency = LatencyHistogram()
    /// From when a frame's data had come to its answer: with decoding, and waiting for the device. Empty where the source
    /// does not tell.
    package var sinceArrival = LatencyHistogram()
    /// What the run has cost.
    package var cost = RunCost()
    /// `nil` where the source loses nothing.
    package var losses: SourceLosses?
    /// Why the source ended the run, where it did not end by itself.
    package var sourceFailure: (any Error)?

    package init() {}

    /// Share of right answers among the frames whose label is known, 0 to 1; a failed frame is a wrong one.
    package var accuracy: Double? { labelled == 0 ? nil : Double(correct) / Double(labelled) }

    /// What is wrong with the run: its source failed, or no frame was answered though some came; `nil` otherwise.
    package var failure: (any Error)? {
        if let sourceFailure { return sourceFailure }
        let outcomes = statistics.outcomes
        guard outcomes.frames > 0, outcomes.failed == outcomes.frames else { return nil }
        return RunError(
            .nothingAnswered,
            "expected an answer to at least one of \(outcomes.frames) frames, got none: "
                + (statistics.edgeFailure ?? "the edge was not asked"))
    }

    /// - Parameter truth: the frame's label, which is one of the bundle's; `nil` where nobody knows it.
    mutating func count(_ answer: Answer, truth: String?) {
        latency.record(answer.timings.total)
        if answer.origin == .miss { agreement.count(answer.modelLabel, answer.label) }
        guard let truth else { return }
        labelled += 1
        if answer.name == truth { correct += 1 }
    }

    package var framesPerSecond: Double {
        elapsed > .zero ? Double(statistics.outcomes.frames) / (elapsed / .seconds(1)) : 0
    }

    private func perFrame(_ sum: Double?) -> Double? {
        statistics.outcomes.frames == 0 ? nil : sum.map { $0 / Double(statistics.outcomes.frames) }
    }

    /// What a frame costs on average, as far as the system tells.
    private var costs: String {
        let frames = Double(max(statistics.outcomes.frames, 1))
        var parts =
            perFrame(cost.computed.map(\.microseconds)).map { [String(format: "%.0f us of CPU time", $0)] } ?? []
        parts.append(String(format: "%.0f B sent", Double(statistics.sentBytes) / frames))
        parts.append(String(format: "%.0f B of models", Double(statistics.downloadedBytes) / frames))
        if let joules = perFrame(cost.joules) { parts.append(String(format: "%.2f mJ", 1000 * joules)) }
        let peak = cost.peakBytes.map { String(format: "; at most %.0f MB of memory", Double($0) / 1e6) } ?? ""
        return parts.joined(separator: ", ") + peak
    }

    private enum CodingKeys: String, CodingKey {
        case frames, hits, skips, misses, degraded, failed, downloads, evictions, accuracy, labelled, agreement
        case agreementFrames = "agreement_frames"
        case hitRatio = "hit_ratio"
        case downloadedBytes = "downloaded_bytes"
        case storeLoads = "store_loads"
        case fetchFailures = "fetch_failures"
        case storeFailures = "store_failures"
        case versionChanges = "version_changes"
        case sentBytes = "sent_bytes"
        case sentFrames = "sent_frames"
        case sentPictures = "sent_pictures"
        case dropped = "dropped_frames"
        case damaged = "damaged_packets"
        case losses = "stream_losses"
        case cpu = "cpu_us_per_frame"
        case peakBytes = "peak_memory_bytes"
        case joules = "millijoules_per_frame"
        case framesPerSecond = "frames_per_second"
        case mean = "latency_mean_us"
        case p50 = "latency_p50_us"
        case p95 = "latency_p95_us"
        case p99 = "latency_p99_us"
        case meanSinceArrival = "since_arrival_mean_us"
        case p50SinceArrival = "since_arrival_p50_us"
        case p95SinceArrival = "since_arrival_p95_us"
        case p99SinceArrival = "since_arrival_p99_us"
    }

    package func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: CodingKeys.self)
        let outcomes = statistics.outcomes
        try object.encode(outcomes.frames, forKey: .frames)
        try object.encode(outcomes.hits, forKey: .hits)
        try object.encode(outcomes.skips, forKey: .skips)
        try object.encode(outcomes.misses, forKey: .misses)
        try object.encode(outcomes.degraded, forKey: .degraded)
        try object.encode(outcomes.failed, forKey: .failed)
        try object.encode(outcomes.hitRatio, forKey: .hitRatio)
        if let accuracy {
            try object.encode(accuracy, forKey: .accuracy)
            try object.encode(labelled, forKey: .labelled)
        }
        if let share = agreement.share {
            try object.encode(share, forKey: .agreement)
            try object.encode(agreement.frames, forKey: .agreementFrames)
        }
        try object.encode(statistics.downloads, forKey: .downloads)
        try object.encode(statistics.downloadedBytes, forKey: .downloadedBytes)
        try object.encode(statistics.storeLoads, forKey: .storeLoads)
        try object.encode(statistics.evictions, forKey: .evictions)
        try object.encode(statistics.fetchFailures, forKey: .fetchFailures)
        try object.encode(statistics.storeFailures, forKey: .storeFailures)
        try object.encode(statistics.versionChanges, forKey: .versionChanges)
        try object.encode(statistics.sentBytes, forKey: .sentBytes)
        try object.encode(statistics.sentFrames, forKey: .sentFrames)
        try object.encode(statistics.sentPictures, forKey: .sentPictures)
        try object.encodeIfPresent(losses?.dropped, forKey: .dropped)
        try object.encodeIfPresent(losses?.damaged, forKey: .damaged)
        try object.encodeIfPresent(losses?.losses, forKey: .losses)
        try object.encodeIfPresent(perFrame(cost.computed.map(\.microseconds)), forKey: .cpu)
        try object.encodeIfPresent(cost.peakBytes, forKey: .peakBytes)
        try object.encodeIfPresent(perFrame(cost.joules.map { 1000 * $0 }), forKey: .joules)
        try object.encode(framesPerSecond, forKey: .framesPerSecond)
        func encode(_ latency: LatencyHistogram, mean: CodingKeys, p50: CodingKeys, p95: CodingKeys, p99: CodingKeys)
            throws
        {
            try object.encode(latency.meanMicroseconds, forKey: mean)
            for (key, percentile) in [(p50, 50.0), (p95, 95), (p99, 99)] {
                try object.encode(latency.microseconds(atPercentile: percentile), forKey: key)
            }
        }
        try encode(latency, mean: .mean, p50: .p50, p95: .p95, p99: .p99)
        guard !sinceArrival.isEmpty else { return }
        try encode(
            sinceArrival, mean: .meanSinceArrival, p50: .p50SinceArrival, p95: .p95SinceArrival,
            p99: .p99SinceArrival)
    }

    /// One JSON object on one line.
    package func json() throws -> String {
        try CanonicalJSON.text(self)
    }

    /// The same for people.
    package var text: String {
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
            count("hits", outcomes.hits),
        ]
        if outcomes.skips > 0 { rows.append(count("  no model", outcomes.skips)) }
        rows += [
            count("misses", outcomes.misses), count("degraded", outcomes.degraded), count("failed", outcomes.failed),
        ]
        if let accuracy {
            let unlabelled = labelled < outcomes.frames ? " of \(labelled) frames with a label" : ""
            rows.append(row("accuracy", String(format: "%8d  %5.1f%%", correct, 100 * accuracy) + unlabelled))
        }
        if let share = agreement.share {
            rows.append(
                row(
                    "agreement",
                    String(format: "%8d  %5.1f%%", agreement.agreed, 100 * share)
                        + " of \(agreement.frames) misses that the device's own model had an answer to"))
        }
        rows.append(row("latency", "    \(latency.text)"))
        if !sinceArrival.isEmpty {
            rows.append(row("arrival", "    \(sinceArrival.text), from a frame's coming to its answer"))
        }
        rows.append(
            row(
                "partitions",
                String(
                    format: "    %d downloads (%.1f MB), %d from the store, %d evicted, %d failed",
                    statistics.downloads, Double(statistics.downloadedBytes) / 1e6, statistics.storeLoads,
                    statistics.evictions, statistics.fetchFailures)))
        rows.append(row("per frame", "    \(costs)"))
        if let reason = statistics.frameEncodingReason {
            rows.append(
                row("sent", "    \(statistics.sentPictures) of \(statistics.sentFrames) frames as pictures; \(reason)"))
        }
        if let losses, losses != SourceLosses(dropped: 0, damaged: 0, losses: 0) {
            rows.append(
                row(
                    "not seen",
                    "    \(losses.dropped) frames, which newer ones replaced, \(losses.damaged) damaged packets, "
                        + "\(losses.losses) losses of the stream"))
        }
        if statistics.versionChanges > 0 {
            rows.append(row("versions", "    \(statistics.versionChanges) changes of the bundle"))
        }
        return rows.joined(separator: "\n")
    }
}
