/// A figure of a method, under the name that it has in results.json and results.csv.
package enum ReportedFigure: String, Sendable, CaseIterable {
    case accuracy
    case pointsAgainstFull = "points_against_full"
    case pointsAgainstFilteredFull = "points_against_filtered_full"
    case pointsOnFirstFrames = "points_on_first_frames"
    case pointsOnFirstThreeFrames = "points_on_first_three_frames"
    case worstLabelAccuracy = "worst_label_accuracy"
    case hitRatio = "hit_ratio"
    case skipRatio = "skip_ratio"
    case falseHitRatio = "false_hit_ratio"
    case meanMs = "mean_ms"
    case p50Ms = "p50_ms"
    case p95Ms = "p95_ms"
    case p99Ms = "p99_ms"
    case withinDeadline = "within_deadline"
    case kbUpPerFrame = "kb_up_per_frame"
    case kbDownPerFrame = "kb_down_per_frame"
    case downloads
    case evictions
    case deviceCPU = "device_cpu_ms_per_frame"
    case serverCPU = "server_cpu_ms_per_frame"
    case unanswered
    case dropped
    case longestQueue = "longest_queue"

    /// - Returns: `nil` where it has no meaning for the method.
    func value(of method: MethodFigures) -> Double? {
        switch self {
        case .accuracy: method.accuracy
        case .pointsAgainstFull: method.pointsAgainstFull
        case .pointsAgainstFilteredFull: method.pointsAgainstFilteredFull
        case .pointsOnFirstFrames: method.pointsOnFirstFrames
        case .pointsOnFirstThreeFrames: method.pointsOnFirstThreeFrames
        case .worstLabelAccuracy: method.worstLabelAccuracy
        case .hitRatio: method.hitRatio
        case .skipRatio: method.skipRatio
        case .falseHitRatio: method.falseHitRatio
        case .meanMs: method.meanMs
        case .p50Ms: method.p50Ms
        case .p95Ms: method.p95Ms
        case .p99Ms: method.p99Ms
        case .withinDeadline: method.withinDeadline
        case .kbUpPerFrame: method.kbUpPerFrame
        case .kbDownPerFrame: method.kbDownPerFrame
        case .downloads: method.downloads.map { Double($0) }
        case .evictions: method.evictions.map { Double($0) }
        case .deviceCPU: method.deviceCpuMsPerFrame
        case .serverCPU: method.serverCpuMsPerFrame
        case .unanswered: Double(method.unanswered)
        case .dropped: method.dropped.map { Double($0) }
        case .longestQueue: method.longestQueue.map { Double($0) }
        }
    }

    /// The heading of a table's column.
    func heading(withinMs: Double) -> String {
        switch self {
        case .accuracy: "accuracy, %"
        case .pointsAgainstFull: "against full model, points"
        case .pointsAgainstFilteredFull: "against filtered full model, points"
        case .pointsOnFirstFrames: "first frames, points"
        case .pointsOnFirstThreeFrames: "first three frames, points"
        case .worstLabelAccuracy: "worst label, %"
        case .hitRatio: "hits, %"
        case .skipRatio: "no model, %"
        case .falseHitRatio: "false hits, %"
        case .meanMs: "mean, ms"
        case .p50Ms: "p50, ms"
        case .p95Ms: "p95, ms"
        case .p99Ms: "p99, ms"
        case .withinDeadline: "within \(ReportText.number(withinMs)) ms, %"
        case .kbUpPerFrame: "KB up a frame"
        case .kbDownPerFrame: "KB down a frame"
        case .downloads: "downloads"
        case .evictions: "evictions"
        case .deviceCPU: "device computes, ms a frame"
        case .serverCPU: "server computes, ms a frame"
        case .unanswered: "unanswered"
        case .dropped: "dropped"
        case .longestQueue: "longest queue"
        }
    }

    func text(_ estimate: SeedEstimate) -> String {
        switch self {
        case .accuracy, .hitRatio, .skipRatio, .falseHitRatio, .withinDeadline, .worstLabelAccuracy:
            estimate.text("%.1f", times: 100)
        case .pointsAgainstFull, .pointsAgainstFilteredFull, .pointsOnFirstFrames, .pointsOnFirstThreeFrames:
            estimate.text("%+.2f")
        case .downloads, .evictions, .unanswered, .dropped, .longestQueue:
            estimate.text(estimate.halfWidth == nil ? "%.0f" : "%.1f")
        default: estimate.text("%.2f")
        }
    }
}
