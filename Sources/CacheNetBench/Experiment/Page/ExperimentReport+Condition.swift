internal import CacheNetData

extension ExperimentReport {
    /// Settings that differ in their streams only.
    struct Condition {
        let title: String
        let summaries: [SettingSummary]

        /// One for each kind of stream that has a dwell.
        var byKind: [Condition] {
            let kinds = Set(summaries.compactMap(\.setting.kind))
            return StreamKind.allCases.filter { $0.usualDwell != nil && kinds.contains($0) }.map { kind in
                Condition(
                    title: "\(kind.rawValue), \(title)", summaries: summaries.filter { $0.setting.kind == kind })
            }
        }

        /// Of a chart's horizontal axis.
        var dwellLabel: String { "dwell, \(summaries.first?.setting.kind?.dwellUnit ?? "frames")" }
    }

    var conditions: [Condition] {
        var titles: [String] = []
        for summary in results.settings where !titles.contains(summary.setting.condition) {
            titles.append(summary.setting.condition)
        }
        return titles.map { title in
            Condition(title: title, summaries: results.settings.filter { $0.setting.condition == title })
        }
    }
}
