internal import CacheNetReport
internal import CacheNetRivals
internal import CacheNetStreamRun
internal import Foundation

extension ExperimentReport {
    /// The report as a page that needs nothing but itself.
    ///
    /// - Throws: when nothing was done yet, or a figure has no place in a chart.
    package func html() throws -> String {
        guard let first = results.settings.first else {
            throw BenchError(.invalidConfiguration, "report: expected at least one comparison, got none")
        }
        var page = HTMLPage(title: "CacheNet beside \(first.methods.count - 1) other ways to answer")
        page.heading(page.title, level: 1)
        page.paragraph(introduction(first), .soft)
        try addHeadline(to: &page)
        try addDefeats(to: &page)
        try addCharts(to: &page)
        try addStickiness(to: &page)
        try addTables(to: &page)
        try addTimeline(to: &page)
        try addConditions(to: &page)
        return page.html
    }

    private func introduction(_ first: SettingSummary) -> String {
        let conditions = results.conditions
        let frames = Set(results.runs.map(\.frames)).sorted().map { "\($0)" }.joined(separator: " or ")
        let seeds = Set(results.runs.map(\.seed)).count
        let settings = results.settings.count
        let bundles = conditions.bundles.map(\.name).joined(separator: ", ")
        return "\(results.runs.count) comparison\(results.runs.count == 1 ? "" : "s") of the "
            + "bundle\(conditions.bundles.count == 1 ? "" : "s") \(bundles) on \(frames) frames of \(conditions.source) each: \(settings) "
            + "setting\(settings == 1 ? "" : "s"), \(seeds) seed\(seeds == 1 ? "" : "s"). Every method answered the same "
            + "frames on an emulated link and device. Begun \(conditions.started)."
    }

    /// What to take along.
    private func addHeadline(to page: inout HTMLPage) throws {
        if results.runs.count < results.conditions.planned || results.runs.contains(where: { !$0.isComplete }) {
            page.paragraph(
                "Not complete: \(results.runs.count) of \(results.conditions.planned) comparisons are in it"
                    + "\(results.runs.contains { !$0.isComplete } ? ", and one was interrupted" : "").", .soft)
        }
        if results.settings.count == 1, let summary = results.settings.first {
            page.paragraph(ReportText.verdict(of: summary) ?? "", .loud)
            page.numbers(numbers(of: summary))
        } else {
            page.paragraph(ReportText.span(of: results.settings), .loud)
            try addOverview(to: &page)
        }
        let seeds = Set(results.runs.map(\.seed)).count
        page.paragraph(
            seeds > 1
                ? "± is the 95% confidence interval over \(seeds) seeds (Student's t). A seed decides the stream and the link's jitter."
                : "One seed: nobody can tell how much of this is chance. --seeds repeats each setting and adds confidence intervals.",
            .soft)
    }

    private func numbers(of summary: SettingSummary) -> [(value: String, meaning: String)] {
        var numbers: [(value: String, meaning: String)] = []
        if let best = summary.ratio(against: summary.better) {
            numbers.append(
                (String(format: "%.2f x", best.speedUp.mean), "as fast as \(summary.better.title), the better of both"))
        }
        if let cascade = summary.ratio(against: .cascade) {
            numbers.append((String(format: "%.2f x", cascade.speedUp.mean), "as fast as the cascade"))
        }
        guard let ours = summary[.cacheNet] else { return numbers }
        if let points = ours[.pointsAgainstFull] {
            numbers.append((String(format: "%+.2f", points.mean + 0), "points of accuracy against the full model"))
        }
        if let hits = ours[.hitRatio] {
            numbers.append((String(format: "%.1f%%", 100 * hits.mean), "answered on the device"))
        }
        if results.conditions.arrivals != nil, let share = ours[.withinDeadline] {
            numbers.append(
                (
                    String(format: "%.1f%%", 100 * share.mean),
                    "answered within \(ReportText.number(results.conditions.withinMs)) ms"
                ))
        }
        if let latency = ours[.meanMs] { numbers.append((String(format: "%.2f ms", latency.mean), "mean latency")) }
        return numbers
    }

    /// One line for each setting.
    private func addOverview(to page: inout HTMLPage) throws {
        let hasCascade = results.settings.contains { $0.ratio(against: .cascade) != nil }
        var table = HTMLTable(
            ["setting", "CacheNet, ms", "better of both", "as fast as it, x"]
                + (hasCascade ? ["as fast as cascade, x"] : []) + ["against full model, points", "hits, %"])
        for summary in results.settings {
            let (ours, better) = (summary[.cacheNet], summary[summary.better])
            func cell(_ figure: ReportedFigure) -> String { ours?[figure].map(figure.text) ?? "-" }
            func speed(_ method: ComparedMethod) -> String {
                summary.ratio(against: method)?.speedUp.text("%.2f") ?? "-"
            }
            let other = better?[.meanMs].map { "\(summary.better.title), \($0.text("%.2f"))" } ?? "-"
            try table.add(
                ["\(summary.setting)", cell(.meanMs), other, speed(summary.better)]
                    + (hasCascade ? [speed(.cascade)] : []) + [cell(.pointsAgainstFull), cell(.hitRatio)])
        }
        page.table(table)
        page.paragraph("The better of both: of device-only and edge-only, the one with the lower mean latency.", .soft)
    }

    private func addDefeats(to page: inout HTMLPage) throws {
        page.heading("Where CacheNet loses")
        let defeats = results.settings.flatMap { summary in summary.winners.map { (summary, $0) } }
        let accurate = hasAccuracy ? " and at least as accurate" : "; nobody knows how accurate they are"
        if defeats.isEmpty {
            page.paragraph("In no setting was another method faster on average\(accurate).")
        } else {
            page.paragraph("These were faster on average\(accurate).")
            page.table(try table(of: defeats))
        }
        let slower = results.settings.filter { ($0.ratio(against: $0.better)?.speedUp.mean ?? 1) < 1 }
        if !slower.isEmpty {
            page.paragraph(
                "Slower than the better of device-only and edge-only, whatever the accuracy, in: "
                    + slower.map { "\($0.setting)" }.joined(separator: "; ") + ".")
        }
    }

    private func table(of defeats: [(SettingSummary, SettingSummary.Method)]) throws -> HTMLTable {
        var table = HTMLTable([
            "setting", "method", "its mean, ms", "CacheNet's, ms", "its accuracy, %", "CacheNet's, %",
        ])
        for (summary, winner) in defeats {
            let ours = summary[.cacheNet]
            func cell(_ method: SettingSummary.Method?, _ figure: ReportedFigure) -> String {
                method?[figure].map(figure.text) ?? "-"
            }
            try table.add([
                "\(summary.setting)", winner.method.title + (winner.method.isBound ? " (a bound)" : ""),
                cell(winner, .meanMs), cell(ours, .meanMs), cell(winner, .accuracy), cell(ours, .accuracy),
            ])
        }
        return table
    }
}
