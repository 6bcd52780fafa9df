internal import Foundation

/// Results in words.
enum Wording {
    /// With as many digits as it has.
    static func number(_ value: Double) -> String { String(format: "%g", value) }

    /// For example `3.2 x as fast (220% faster)`.
    static func speed(_ ratio: SettingSummary.Ratio) -> String {
        let speedUp = ratio.speedUp.mean
        let interval = ratio.speedUp.halfWidth.map { String(format: " ± %.2f", $0) } ?? ""
        return speedUp >= 1
            ? String(format: "%.2f\(interval) x as fast (%.0f%% faster)", speedUp, 100 * (speedUp - 1))
            : String(format: "%.2f\(interval) x as fast: slower, it takes %.2f x as long", speedUp, 1 / speedUp)
    }

    /// CacheNet against the better of the two ways without a cache, and against the cascade.
    static func verdict(of summary: SettingSummary) -> String? {
        guard let best = summary.ratio(against: summary.better) else { return nil }
        let first =
            "CacheNet is \(speed(best)) against the better of device-only and edge-only (\(summary.better.title))"
            + "\(ComparisonVerdict.accuracy(best.accuracyPoints?.mean))"
        guard let cascade = summary.ratio(against: .cascade) else { return "\(first)." }
        return
            "\(first); against the cascade \(speed(cascade))\(ComparisonVerdict.accuracy(cascade.accuracyPoints?.mean))."
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

    /// A method that is faster than CacheNet and no less accurate.
    static func defeat(_ winner: SettingSummary.Method, in summary: SettingSummary) -> String {
        func figures(_ method: SettingSummary.Method?) -> String {
            let latency = method?[.meanMs].map { "\($0.text("%.2f")) ms" } ?? "-"
            return latency + (method?[.accuracy].map { ", \($0.text("%.1f", times: 100))% right" } ?? "")
        }
        let note = winner.method == .oracle ? " (a bound, which no device can reach)" : ""
        return
            "\(summary.setting): \(winner.method.title)\(note) takes \(figures(winner)); CacheNet \(figures(summary[.cacheNet]))."
    }
}
