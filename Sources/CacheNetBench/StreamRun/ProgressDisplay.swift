internal import CacheNetCore
internal import CacheNetDevice
internal import Foundation

/// Shows on standard error how a run goes: one live line on a terminal, a plain line every two seconds elsewhere.
public struct ProgressDisplay {
    private let isTerminal: Bool
    private let interval: Duration
    private var shown = Duration.zero
    private var lastFrames = 0

    public init() {
        isTerminal = isatty(STDERR_FILENO) == 1
        interval = isTerminal ? .milliseconds(100) : .seconds(2)
    }

    /// Whether a line is due; asked for every frame, so it must cost nothing.
    func isDue(at elapsed: Duration) -> Bool { elapsed - shown >= interval }

    mutating func show(_ summary: RunSummary, active: Int?) {
        let frames = summary.statistics.outcomes.frames
        let seconds = (summary.elapsed - shown) / .seconds(1)
        let line = String(
            format: "%7d frames  %6.0f/s  hits %5.1f%%  p50 %6.0f us  p99 %6.0f us  active %@  fetched %.1f MB",
            frames, seconds > 0 ? Double(frames - lastFrames) / seconds : 0,
            100 * summary.statistics.outcomes.hitRatio, summary.latency.microseconds(atPercentile: 50),
            summary.latency.microseconds(atPercentile: 99), active.map { "\($0)" } ?? "-",
            Double(summary.statistics.downloadedBytes) / 1e6)
        write(isTerminal ? "\r\u{1B}[K\(line)" : "\(line)\n")
        shown = summary.elapsed
        lastFrames = frames
    }

    func finish() {
        if isTerminal, shown > .zero { write("\n") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
