internal import CacheNetCalibration
internal import CacheNetCore
internal import CacheNetFormats
internal import CacheNetReport
internal import Foundation

/// What a search for a ladder has found, for people.
struct LadderReport {
    let candidates: [LadderCandidate]
    /// What was searched for.
    let search: LadderSearch
    let promise: Promise

    /// At most 120 columns.
    func table() throws -> String {
        var table = TextTable([
            .left("ladder"), .right("MMACs"), .right("KB"), .right("right"), .left("gate"), .right("hits"),
            .right("loss"), .right("first 1"), .right("ms"), .left(""),
        ])
        let best = candidates.best(keeping: promise)?.ladder
        for candidate in candidates {
            for (index, figures) in ([candidate.belief] + candidate.rivals).enumerated() {
                let models = [
                    "\(candidate.ladder)", String(format: "%.1f", Double(candidate.multiplyAccumulates) / 1e6),
                    "\(candidate.bytes / 1000)", String(format: "%.1f%%", 100 * candidate.accuracy),
                ]
                try table.add(
                    (index == 0 ? models : models.map { _ in "" }) + [
                        figures.gate, String(format: "%.3f", figures.hitRatio), points(figures.loss),
                        points(figures.firstGap), String(format: "%.2f", figures.milliseconds),
                        index == 0 && candidate.ladder == best ? "<- chosen" : "",
                    ])
            }
        }
        return """
            Candidates after a short training; predicted for \(search.link) and \(search.device) on the calibration streams:

            \(table)
            """
    }

    /// A line of ``csv``.
    private struct Line {
        let candidate: LadderCandidate
        let figures: TrialFigures
    }

    /// `candidates.csv`.
    var csv: String {
        CSVTable<Line>([
            .init("fallback", \.candidate.ladder.fallback),
            .init("partition") { $0.candidate.ladder.partitions > 0 ? $0.candidate.ladder.partition : nil },
            .init("partitions", \.candidate.ladder.partitions),
            .init("multiply_accumulates", \.candidate.multiplyAccumulates), .init("bytes", \.candidate.bytes),
            .figure("accuracy", \.candidate.accuracy), .init("gate", \.figures.gate),
            .init("basis", \.figures.basis.rawValue), .figure("hits", \.figures.hitRatio),
            .figure("loss", \.figures.loss), .figure("first_gap", \.figures.firstGap),
            .figure("milliseconds", \.figures.milliseconds),
        ]).text(
            candidates.flatMap { candidate in
                ([candidate.belief] + candidate.rivals).map { Line(candidate: candidate, figures: $0) }
            })
    }

    /// Predicted latency against loss: SVG.
    func chart() throws -> String {
        let best = candidates.best(keeping: promise)?.ladder
        func point(_ name: String, _ figures: TrialFigures, color: Int, isEmphasised: Bool = false)
            -> ScatterChart.Point
        {
            ScatterChart.Point(
                name, x: figures.milliseconds, y: 100 * figures.loss, isEmphasised: isEmphasised, colorIndex: color)
        }
        let points = candidates.filter { $0.belief.hitRatio > 0 || $0.ladder == best }.map { candidate in
            point(
                "\(candidate.ladder)", candidate.belief, color: candidate.ladder.partitions == 0 ? 0 : 1,
                isEmphasised: candidate.ladder == best)
        }
        let chart = try ScatterChart(
            title: "Candidates for the device's models",
            caption: "CacheNet's gate with each ladder for which it answers anything, and its rivals with the fallback "
                + "model that suits them best. The chosen one is printed bold. Predicted for \(search.link), "
                + "\(search.device), after a short training.",
            xLabel: "predicted mean latency, ms", yLabel: "points of accuracy lost",
            points: points + bestRivals.map { point("\($0.figures.gate), \($0.fallback)", $0.figures, color: 2) })
        return ChartPage(chart).svg()
    }

    /// Each rival where it answers soonest.
    private var bestRivals: [(figures: TrialFigures, fallback: String)] {
        let rivals = candidates.flatMap { candidate in candidate.rivals.map { ($0, candidate.ladder.fallback) } }
        return Dictionary(grouping: rivals) { $0.0.gate }.sorted { $0.key < $1.key }
            .compactMap { $0.value.min { $0.0.milliseconds < $1.0.milliseconds } }
    }

    private func points(_ loss: Double) -> String { String(format: "%+.2f", 100 * loss + 0) }
}
