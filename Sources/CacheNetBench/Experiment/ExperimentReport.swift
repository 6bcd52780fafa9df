internal import CacheNetReport

/// What an experiment has to show so far: its results and the time line of one stream.
package struct ExperimentReport: Sendable {
    /// The stickiness whose time line shows most: long runs, and more than one of them.
    private static let telling = 50.0

    package private(set) var results: ExperimentResults
    private(set) var timeline: StreamTimeline?
    /// The setting of the time line.
    private var shown: ExperimentSetting?

    package init(_ conditions: ExperimentConditions) {
        results = ExperimentResults(conditions)
    }

    /// Without a time line, from results that were read back.
    package init(_ results: ExperimentResults) {
        self.results = results
    }

    /// - Throws: when there is no time line to be drawn of it.
    mutating func add(_ report: ComparisonReport, _ combination: ExperimentPlan.Combination, isComplete: Bool) throws {
        let setting = combination.setting
        let run = ExperimentRun(report, setting, seed: combination.seed, isComplete: isComplete)
        guard results.add(run) else { return }
        if shown == nil || (shown != setting && Self.distance(setting) < Self.distance(shown)) {
            timeline = try report.streamTimeline(source: results.conditions.source)
            shown = setting
        }
    }

    /// The time line as a picture of its own: SVG; `nil` before the first comparison.
    package func timelineSVG() throws -> String? { try timeline?.svg() }

    /// How many times longer or shorter the runs are than in a telling stream.
    private static func distance(_ setting: ExperimentSetting?) -> Double {
        guard let dwell = setting?.dwell else { return .infinity }
        return max(dwell / telling, telling / dwell)
    }
}
