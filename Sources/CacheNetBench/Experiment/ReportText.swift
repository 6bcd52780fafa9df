internal import CacheNetBundle
internal import CacheNetRivals
internal import Foundation

/// Results in words.
enum ReportText {
    /// With as many digits as it has.
    static func number(_ value: Double) -> String { String(format: "%g", value) }

    /// For example `fixed`, `fixed at 0.5 nats with agreement 2` or `belief at loss 0.005, after changes 0.03`.
    static func gate(_ choice: GateChoice) -> String {
        switch choice {
        case .best: "best"
        case .fixed(let threshold, let agreement):
            "fixed" + (threshold.map { " at \(number($0)) nats" } ?? "")
                + (agreement > 1 ? " with agreement \(agreement)" : "")
        case .belief(let promise): "belief" + (promise.map { " at \($0)" } ?? "")
        }
    }

    /// For example `3.20 x as fast as the cascade (220% faster), at the same accuracy`.
    static func speed(_ ratio: SettingSummary.Ratio, as other: String) -> String {
        let speedUp = ratio.speedUp.mean
        let change =
            speedUp >= 1
            ? String(format: "%.0f%% faster", 100 * (speedUp - 1))
            : String(format: "slower: it takes %.2f x as long", 1 / speedUp)
        return "\(ratio.speedUp.text("%.2f")) x as fast as \(other) (\(change))"
            + ComparisonVerdict.accuracy(ratio.accuracyPoints?.mean)
    }

    /// CacheNet against the better of the two ways without a cache, and against the cascade.
    static func verdict(of summary: SettingSummary) -> String? {
        guard let best = summary.ratio(against: summary.better) else { return nil }
        let first = "CacheNet is \(speed(best, as: "\(summary.better.title), the better of device-only and edge-only"))"
        guard let cascade = summary.ratio(against: .cascade) else { return "\(first)." }
        return "\(first). It is \(speed(cascade, as: "the cascade"))."
    }

    /// From the setting where CacheNet does worst to the one where it does best.
    static func span(of settings: [SettingSummary]) -> String {
        let ratios = settings.compactMap { summary in
            summary.ratio(against: summary.better).map { (summary.setting, $0.speedUp.mean) }
        }
        guard let worst = ratios.min(by: { $0.1 < $1.1 }), let best = ratios.max(by: { $0.1 < $1.1 }) else { return "" }
        return String(
            format:
                "Against the better of device-only and edge-only, CacheNet is between %.2f x (%@) and %.2f x (%@) as fast.",
            worst.1, worst.0.description, best.1, best.0.description)
    }
}
