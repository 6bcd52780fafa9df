internal import Foundation

/// How far a piece of work is.
public struct ProgressStatus: Sendable {
    /// What is being done, such as `epoch 3`.
    public var stage: String
    /// How many units are done, those of an earlier run included.
    public var done: Int
    /// `nil` when nobody knows how much there is.
    public var total: Int?
    /// What `done` counts, such as `frames`.
    public var unit: String
    /// What else is worth a look.
    public var detail: String
    /// How much of `done` an earlier run did, which tells nothing about the pace.
    public var doneBefore: Int

    /// - Parameters:
    ///   - total: of the same unit as `done`; `nil` when nobody knows how much there is.
    ///   - detail: the last words of the line; empty for none.
    ///   - doneBefore: how much of `done` an earlier run did.
    public init(
        stage: String, done: Int, total: Int? = nil, unit: String, detail: String = "", doneBefore: Int = 0
    ) {
        self.stage = stage
        self.done = done
        self.total = total
        self.unit = unit
        self.detail = detail
        self.doneBefore = doneBefore
    }

    /// - Parameters:
    ///   - rate: units per second lately; `nil` when unknown.
    ///   - timeLeft: `nil` when unknown.
    func line(rate: Double?, timeLeft: Duration?) -> String {
        var parts = [stage]
        if let total {
            let share = total > 0 ? 100 * Double(done) / Double(total) : 100
            parts.append(String(format: "%3.0f%%", share) + "  \(done)/\(total) \(unit)")
        } else {
            parts.append("\(done) \(unit)")
        }
        if let rate { parts.append(String(format: rate < 10 ? "%.1f/s" : "%.0f/s", rate)) }
        if let timeLeft { parts.append("\(Self.text(timeLeft)) left") }
        if !detail.isEmpty { parts.append(detail) }
        return parts.joined(separator: "  ")
    }

    private static func text(_ time: Duration) -> String {
        let seconds = Int((time / .seconds(1)).rounded(.up))
        if seconds < 60 { return "\(seconds) s" }
        return seconds < 3600
            ? String(format: "%d:%02d min", seconds / 60, seconds % 60)
            : String(format: "%d:%02d h", seconds / 3600, seconds % 3600 / 60)
    }
}
