internal import CacheNetReport
internal import CacheNetRivals
internal import Foundation

extension ExperimentReport {
    /// Whether labels of frames are known.
    var hasAccuracy: Bool {
        results.settings.contains { $0.methods.contains { $0[.accuracy] != nil } }
    }

    /// Accuracy against latency, where it is known, and how latencies are distributed.
    func addCharts(to page: inout HTMLPage) throws {
        if hasAccuracy {
            page.heading("Accuracy against latency")
            page.paragraph(
                "Every method is a point. Further up is more often right, further left is faster: the upper left corner "
                    + "is best. Thin lines are confidence intervals.",
                .soft)
            page.pictures(try results.settings.compactMap(scatter))
        }
        page.heading("How long answers took")
        page.paragraph(
            "For each latency the share of frames that took no longer: the sooner a line rises, the better. A step is what "
                + "the device answers alone, the rest went over the link. Latencies are on a logarithmic axis.",
            .soft)
        let distributions = try results.settings.map(distribution)
        // Too many at once are none.
        if distributions.count > 6 {
            let groups = conditions
            var remaining = distributions[...]
            // Settings come in the order of their conditions.
            for (index, group) in groups.enumerated() {
                let pictures = Array(remaining.prefix(group.summaries.count))
                remaining = remaining.dropFirst(group.summaries.count)
                page.folded(group.title, isOpen: index == 0) { $0.pictures(pictures) }
            }
        } else {
            page.pictures(distributions)
        }
    }

    /// - Returns: `nil` where no method has an accuracy.
    private func scatter(_ summary: SettingSummary) throws -> Picture? {
        let points = summary.methods.compactMap { method -> ScatterChart.Point? in
            guard let accuracy = method[.accuracy], let latency = method[.meanMs] else { return nil }
            return ScatterChart.Point(
                method.method.title, x: latency.mean, y: 100 * accuracy.mean, xError: latency.halfWidth ?? 0,
                yError: 100 * (accuracy.halfWidth ?? 0), isEmphasised: method.method == .cacheNet,
                colorIndex: method.method.colorIndex)
        }
        guard !points.isEmpty else { return nil }
        return try ScatterChart(
            title: "\(summary.setting)", xLabel: "mean latency, ms", yLabel: "right answers, %", points: points,
            yLimits: 0...100
        ).picture()
    }

    private func distribution(_ summary: SettingSummary) throws -> Picture {
        try LineChart(
            title: "\(summary.setting)", xLabel: "latency, ms", yLabel: "% of frames",
            series: summary.methods.map { method in
                LineChart.Series(
                    method.method.title,
                    method.latencyPercentilesMs.enumerated().map {
                        // A logarithmic axis has no place for 0.
                        LineChart.Point(x: max($0.element, 0.001), y: Double($0.offset))
                    }, isEmphasised: method.method == .cacheNet, colorIndex: method.method.colorIndex)
            }, xScale: .logarithmic
        ).picture()
    }

    /// What stickiness does, where it was swept.
    func addStickiness(to page: inout HTMLPage) throws {
        let swept = conditions.flatMap(\.byKind).filter { Set($0.summaries.compactMap(\.setting.dwell)).count > 1 }
        guard !swept.isEmpty else { return }
        page.heading("What locality brings")
        page.paragraph(
            "After each frame, or each track where a stream is made of tracks, a run of one label ends with "
                + "probability 1/dwell: the larger the dwell, the more often a frame has the label of the one before it. At 1 each "
                + "frame, or track, has a label of its own.",
            .soft)
        for condition in swept {
            page.heading(condition.title, level: 3)
            page.pictures([
                try stickiness(
                    condition, title: "Hits", yLabel: "% of frames answered on the device",
                    series: condition.summaries[0].methods.filter { $0[.hitRatio] != nil }.map(\.method),
                    yLimits: 0...100
                ) { summary, method in summary[method]?[.hitRatio].map { ($0, 100) } },
                try speedUps(condition),
                try stickiness(
                    condition, title: "Accuracy", yLabel: "points against the full model",
                    series: condition.summaries[0].methods.filter { $0[.hitRatio] != nil }.map(\.method), reference: 0
                ) { summary, method in summary[method]?[.pointsAgainstFull].map { ($0, 1) } },
            ])
        }
    }

    private func speedUps(_ condition: Condition) throws -> Picture {
        func points(_ value: (SettingSummary) -> SeedEstimate?) -> [LineChart.Point] {
            Self.points(condition) { summary in value(summary).map { ($0, 1) } }
        }
        let series = [
            LineChart.Series(
                "the better of device-only and edge-only", points { $0.ratio(against: $0.better)?.speedUp },
                isEmphasised: true),
            LineChart.Series(
                "the cascade", points { $0.ratio(against: .cascade)?.speedUp },
                colorIndex: ComparedMethod.cascade.colorIndex),
        ]
        return try LineChart(
            title: "Speed-up", caption: "CacheNet against:", xLabel: condition.dwellLabel, yLabel: "times as fast",
            series: series.filter { !$0.points.isEmpty }, xScale: .logarithmic, marksPoints: true, reference: 1,
            yLimits: 0...(.greatestFiniteMagnitude)
        ).picture()
    }

    /// - Parameter value: a figure and what it is multiplied with.
    private func stickiness(
        _ condition: Condition, title: String, yLabel: String, series: [ComparedMethod], reference: Double? = nil,
        yLimits: ClosedRange<Double>? = nil, value: (SettingSummary, ComparedMethod) -> (SeedEstimate, Double)?
    ) throws -> Picture {
        try LineChart(
            title: title, xLabel: condition.dwellLabel, yLabel: yLabel,
            series: series.map { method in
                LineChart.Series(
                    method.title, Self.points(condition) { value($0, method) }, isEmphasised: method == .cacheNet,
                    colorIndex: method.colorIndex)
            }, xScale: .logarithmic, marksPoints: true, reference: reference, yLimits: yLimits
        ).picture()
    }

    private static func points(
        _ condition: Condition, _ value: (SettingSummary) -> (SeedEstimate, Double)?
    ) -> [LineChart.Point] {
        condition.summaries.compactMap { summary -> LineChart.Point? in
            guard let dwell = summary.setting.dwell, let (estimate, scale) = value(summary) else { return nil }
            return LineChart.Point(x: dwell, y: estimate.mean * scale, error: (estimate.halfWidth ?? 0) * scale)
        }.sorted { $0.x < $1.x }
    }
}
