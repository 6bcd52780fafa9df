internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetReport
internal import Foundation

/// Shows on standard error how a run goes.
package struct ProgressDisplay {
    private var line = ProgressLine()
    private let total: Int?

    /// - Parameter total: how many frames there are; `nil` when nobody knows.
    package init(total: Int? = nil) {
        self.total = total
    }

    /// Whether a line is due; asked for every frame, so it must cost nothing.
    func isDue(at elapsed: Duration) -> Bool { line.isDue(at: elapsed) }

    mutating func show(_ summary: RunSummary, active: Int?) {
        let detail = String(
            format: "hits %.1f%%  p50 %.0f us  p99 %.0f us  active %@  fetched %.1f MB",
            100 * summary.statistics.outcomes.hitRatio, summary.latency.microseconds(atPercentile: 50),
            summary.latency.microseconds(atPercentile: 99), active.map { "\($0)" } ?? "-",
            Double(summary.statistics.downloadedBytes) / 1e6)
        line.show(
            ProgressStatus(
                stage: "run", done: summary.statistics.outcomes.frames, total: total, unit: "frames", detail: detail),
            at: summary.elapsed)
    }

    mutating func finish() {
        line.finish()
    }
}
