internal import Foundation

/// Shows on standard error how work goes: one live line on a terminal, a plain line every few seconds elsewhere.
///
///     var progress = ProgressLine()
///     for step in 0..<steps {
///         ...
///         let elapsed = start.duration(to: .now)
///         if progress.isDue(at: elapsed) {
///             progress.show(ProgressStatus(stage: "train", done: step, total: steps, unit: "steps"), at: elapsed)
///         }
///     }
///     progress.finish()
public struct ProgressLine {
    private let isTerminal: Bool
    private let columns: Int
    private let interval: Duration
    private let write: (String) -> Void
    private var shown: (done: Int, at: Duration)?
    private var stage: (name: String, done: Int, at: Duration)?

    /// On standard error.
    public init() {
        let isTerminal = isatty(STDERR_FILENO) == 1
        self.init(isTerminal: isTerminal, columns: Self.terminalColumns()) {
            try? FileHandle.standardError.write(contentsOf: Data($0.utf8))
        }
    }

    /// - Parameters:
    ///   - isTerminal: whether a carriage return goes back to the line's start.
    ///   - columns: how wide a live line may be.
    ///   - write: takes text as it is.
    public init(isTerminal: Bool, columns: Int = 80, write: @escaping (String) -> Void) {
        self.isTerminal = isTerminal
        self.columns = columns
        self.write = write
        interval = isTerminal ? .milliseconds(100) : .seconds(2)
    }

    /// Whether a line is due; cheap enough to be asked at every step.
    ///
    /// - Parameter elapsed: since the work began.
    public func isDue(at elapsed: Duration) -> Bool { elapsed - (shown?.at ?? .zero) >= interval }

    /// Shows a line now, whether or not one is due.
    ///
    /// The pace in it is that since the line before, the time left goes by that since the stage began.
    ///
    /// - Parameters:
    ///   - status: how far the work is; one with another stage's name begins a new stage.
    ///   - elapsed: since the work began.
    public mutating func show(_ status: ProgressStatus, at elapsed: Duration) {
        if stage?.name != status.stage {
            // What a stage has done before it is first seen counts from the last time something was shown.
            stage = (status.stage, status.doneBefore, shown?.at ?? .zero)
            shown = nil
        }
        let since = shown ?? stage.map { ($0.done, $0.at) } ?? (0, .zero)
        let line = status.line(
            rate: Self.rate(status.done - since.done, in: elapsed - since.at), timeLeft: timeLeft(status, at: elapsed))
        write(isTerminal ? "\r\u{1B}[K\(line.prefix(max(1, columns - 1)))" : "\(line)\n")
        shown = (status.done, elapsed)
    }

    /// Leaves the live line as it is and goes to the next.
    public mutating func finish() {
        if isTerminal, shown != nil { write("\n") }
        shown = nil
        stage = nil
    }

    private func timeLeft(_ status: ProgressStatus, at elapsed: Duration) -> Duration? {
        guard let stage, let total = status.total, status.done <= total,
            let rate = Self.rate(status.done - stage.done, in: elapsed - stage.at), rate > 0
        else { return nil }
        let seconds = Double(total - status.done) / rate
        // Nobody waits for decades.
        return seconds < 1e9 ? .seconds(seconds) : nil
    }

    private static func rate(_ count: Int, in time: Duration) -> Double? {
        time > .zero && count >= 0 ? Double(count) / (time / .seconds(1)) : nil
    }

    private static func terminalColumns() -> Int {
        var size = winsize()
        return unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }
}
