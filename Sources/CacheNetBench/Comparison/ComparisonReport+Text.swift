internal import CacheNetCalibration
internal import CacheNetReport
internal import CacheNetRivals
internal import CacheNetStreamRun
internal import Foundation

extension ComparisonReport {
    /// One line for each method.
    package var table: String {
        let hasLabels = truth.contains { $0 != nil }
        func ofLabels(_ heading: String) -> [TextTable.Column] { hasLabels ? [.right(heading)] : [] }
        let hasSkips = methods.contains { $0.skipRatio ?? 0 > 0 }
        let ofSchedule: [TextTable.Column] =
            arrivals == nil ? [] : [.right("in time"), .right("dropped"), .right("queue")]
        let ofSkips: [TextTable.Column] = hasSkips ? [.right("no model")] : []
        let ratios = ofLabels("accuracy") + [.right("hit ratio")] + ofSkips + ofLabels("false hits")
        let latencies = ["mean ms", "p50 ms", "p95 ms", "p99 ms"].map { TextTable.Column.right($0) }
        let traffic = ["KB up/frame", "KB down/frame", "downloads"].map { TextTable.Column.right($0) }
        var table = TextTable([.left("method")] + ratios + latencies + ofSchedule + traffic)
        func cell(_ value: Double?, _ format: String, times scale: Double = 1) -> String {
            value.map { String(format: format, $0 * scale) } ?? "-"
        }
        func count(_ value: Int?) -> String { value.map { "\($0)" } ?? "-" }
        for method in methods {
            let queue = [
                cell(method.withinDeadline, "%.1f%%", times: 100), count(method.dropped), count(method.longestQueue),
            ]
            func share(_ value: Double?) -> [String] { [cell(value, "%.1f%%", times: 100)] }
            func ofLabels(_ value: Double?) -> [String] { hasLabels ? share(value) : [] }
            let ratios =
                ofLabels(method.accuracy) + share(method.hitRatio) + (hasSkips ? share(method.skipRatio) : [])
                + ofLabels(method.falseHitRatio)
            let latencies = [
                cell(method.meanMs, "%.2f"), cell(method.p50Ms, "%.2f"), cell(method.p95Ms, "%.2f"),
                cell(method.p99Ms, "%.2f"),
            ]
            let traffic = [
                cell(method.kbUpPerFrame, "%.2f"), cell(method.kbDownPerFrame, "%.2f"), count(method.downloads),
            ]
            // As many cells as columns, both of them above.
            try? table.add([method.method.title] + ratios + latencies + (arrivals == nil ? [] : queue) + traffic)
        }
        return table.description
    }

    /// What a mean hides, one line for each method; `nil` where no label is known.
    package var changes: String? {
        guard methods.contains(where: { $0.pointsOnFirstFrames != nil }) else { return nil }
        var table = TextTable(
            [.left("points against the full model")]
                + ["all frames", "filtered full", "first frames", "first three", "worst label"].map { .right($0) })
        func points(_ value: Double?, _ halfWidth: Double? = nil) -> String {
            // Adding 0 takes the sign from a loss of nothing.
            value.map { String(format: "%+.1f", $0 + 0) + (halfWidth.map { String(format: " ±%.1f", $0) } ?? "") }
                ?? "-"
        }
        for method in methods {
            // As many cells as columns, both of them above.
            try? table.add([
                method.method.title, points(method.pointsAgainstFull, method.pointsAgainstFullHalfWidth),
                points(method.pointsAgainstFilteredFull), points(method.pointsOnFirstFrames),
                points(method.pointsOnFirstThreeFrames),
                method.worstLabelAccuracy.map { String(format: "%.1f%%", 100 * $0) } ?? "-",
            ])
        }
        return """
            \(table)

            filtered full: against the full model whose answers are filtered over time. first frames, first three: after a
            change of label. ±: 95%, resampling whole runs, tracks or walks. worst label: right answers to the label that
            is answered rightly least often.
            """
    }

    /// What was emulated, as asked for and as measured.
    package var conditions: String {
        let asked = 2 * (link.profile.delay / .milliseconds(1))
        let factor = device.measuredFactor.map { String(format: "%.2f", $0) } ?? "-"
        let lines: [String?] = [
            "link    asked \(link.profile)",
            String(
                format: "        round trip of a small request: %.2f ms (asked %g ms; %.2f ms without the link)",
                link.roundTripMs, asked, link.withoutLinkMs),
            link.downMbitS.map {
                String(
                    format: "        a model came at %.1f Mbit/s (asked %g Mbit/s)", $0, link.profile.downRate / 1e6
                )
            },
            transfers.description.map { "sending \($0)" },
            "device  asked \(device.profile); runs took \(factor) x their computing time",
        ]
        let schedule = arrivals.map {
            [
                "frames  \($0); latency counts from a frame's arrival, in time is up to \(ReportText.number(withinMs)) ms, "
                    + "queue is the most that waited"
            ]
        }
        let unanswered = methods.filter { $0.unanswered > 0 }.map { method in
            let dropped = method.dropped.map { ", \($0) of them dropped" } ?? ""
            return "note    \(method.method.title) gave no answer to \(method.unanswered) frames\(dropped); "
                + "they count as wrong and as late"
        }
        let harness = harness.map { ["harness \($0)"] } ?? []
        let gates = calibrated.map { calibrated in
            [
                "gates   calibrated on \(calibrated.sequences) sequences of the calibration split for a risk of "
                    + "\(calibrated.promise)"
                    + (calibrated.uncertified.isEmpty
                        ? ""
                        : "; not certified: \(calibrated.uncertified.map(\.title).joined(separator: ", "))")
            ]
        }
        return (lines.compactMap(\.self) + (gates ?? []) + harness + (schedule ?? []) + unanswered).joined(
            separator: "\n")
    }

    package var verdict: ComparisonVerdict? { ComparisonVerdict(methods) }
}
