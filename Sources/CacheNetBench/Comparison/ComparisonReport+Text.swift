internal import CacheNetReport
internal import Foundation

extension ComparisonReport {
    /// One line for each method.
    public var table: String {
        var table = TextTable([
            .left("method"), .right("accuracy"), .right("hit ratio"), .right("false hits"), .right("mean ms"),
            .right("p50 ms"),
            .right("p95 ms"), .right("p99 ms"), .right("KB up/frame"), .right("KB down/frame"),
            .right("downloads"),
        ])
        func cell(_ value: Double?, _ format: String, times scale: Double = 1) -> String {
            value.map { String(format: format, $0 * scale) } ?? "-"
        }
        for method in methods {
            let cells = [
                method.method.title, cell(method.accuracy, "%.1f%%", times: 100),
                cell(method.hitRatio, "%.1f%%", times: 100), cell(method.falseHitRatio, "%.1f%%", times: 100),
                cell(method.meanMs, "%.2f"), cell(method.p50Ms, "%.2f"), cell(method.p95Ms, "%.2f"),
                cell(method.p99Ms, "%.2f"),
                cell(method.kbUpPerFrame, "%.2f"), cell(method.kbDownPerFrame, "%.2f"),
                method.downloads.map { "\($0)" } ?? "-",
            ]
            // As many cells as columns, both of them above.
            try? table.add(cells)
        }
        return table.description
    }

    /// What was emulated, as asked for and as measured.
    public var conditions: String {
        let asked = 2 * (link.profile.delay / .milliseconds(1))
        let factor = device.measuredFactor.map { String(format: "%.2f", $0) } ?? "-"
        let lines = [
            "link    asked \(link.profile)",
            String(
                format: "        round trip of a small request: %.2f ms (asked %g ms; %.2f ms without the link)",
                link.roundTripMs, asked, link.withoutLinkMs),
            "device  asked \(device.profile); runs took \(factor) x their computing time",
        ]
        let unanswered = methods.filter { $0.unanswered > 0 }.map {
            "note    \($0.method.title) gave no answer to \($0.unanswered) frames; they count as wrong"
        }
        return (lines + unanswered).joined(separator: "\n")
    }

    public var verdict: ComparisonVerdict? { ComparisonVerdict(methods) }
}
