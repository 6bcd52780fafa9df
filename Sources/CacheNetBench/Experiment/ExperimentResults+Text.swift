internal import CacheNetReport
internal import CacheNetRivals

extension ExperimentResults {
    /// One line for each setting: CacheNet beside the better of device-only and edge-only, and the cascade.
    package var table: String {
        var table = TextTable([
            .left("setting"), .right("seeds"), .right("CacheNet ms"), .left("better of both"), .right("ms"),
            .right("x as fast"), .right("x the cascade"), .right("points"), .right("hit ratio"),
        ])
        for summary in settings {
            func cell(_ method: ComparedMethod, _ figure: ReportedFigure) -> String {
                summary[method]?[figure].map(figure.text) ?? "-"
            }
            func speed(_ method: ComparedMethod) -> String {
                summary.ratio(against: method)?.speedUp.text("%.2f") ?? "-"
            }
            let hits = summary[.cacheNet]?[.hitRatio]?.text("%.1f", times: 100) ?? "-"
            // As many cells as columns, both of them above.
            try? table.add([
                "\(summary.setting)", "\(summary.seeds.count)", cell(.cacheNet, .meanMs), summary.better.title,
                cell(summary.better, .meanMs), speed(summary.better), speed(.cascade),
                cell(.cacheNet, .pointsAgainstFull), "\(hits)%",
            ])
        }
        return """
            \(table)

            points: accuracy against the full model's. Mean of all seeds ± 95% confidence interval, where there are two or more.
            """
    }
}
