internal import CacheNetBundle
package import CacheNetData

/// Comparisons of one bundle under many settings, one after the other.
package struct Experiment: Sendable {
    /// What has just become known.
    package struct Step: Sendable {
        package let combination: ExperimentPlan.Combination
        /// Of the comparisons, from 0.
        package let index: Int
        /// `false` where it was interrupted.
        package let isComplete: Bool
        package let comparison: ComparisonReport
        /// Of all comparisons so far, this one included.
        package let report: ExperimentReport
    }

    private let plan: ExperimentPlan
    private let setup: ComparisonSetup

    /// - Parameter setup: what holds for all; its link, device and seed are the plan's, and what variants change.
    package init(_ plan: ExperimentPlan, setup: ComparisonSetup) {
        self.plan = plan
        self.setup = setup
    }

    /// Cancelling the task ends it after the current block of frames; what was told of remains.
    ///
    /// - Parameter each: is told after each comparison, so that nothing that is done gets lost.
    /// - Throws: what a comparison throws, and what `each` throws; `CancellationError` only where nothing was done.
    package func run(
        _ dataset: any Dataset, conditions: ExperimentConditions, showsProgress: Bool = true,
        each: (Step) throws -> Void
    ) async throws -> ExperimentReport {
        var report = ExperimentReport(conditions)
        for (index, combination) in plan.combinations.enumerated() where !Task.isCancelled {
            var setup = setup
            setup.link = combination.link
            setup.device = combination.device
            setup.seed = combination.seed
            setup.start = combination.start
            setup.kind = combination.stream.kind(of: dataset)
            combination.variant.apply(to: &setup)
            let source = try combination.stream.frames(
                of: dataset, groups: setup.bundle.description.config.labelGroups, count: plan.frames,
                seed: combination.seed)
            let comparison: ComparisonReport
            do {
                comparison = try await MethodComparison(setup).run(source, showsProgress: showsProgress)
            } catch  where Task.isCancelled {
                break
            }
            let isComplete = comparison.frames == source.records.count
            try report.add(comparison, combination, isComplete: isComplete)
            try each(
                Step(
                    combination: combination, index: index, isComplete: isComplete, comparison: comparison,
                    report: report))
        }
        if report.results.runs.isEmpty { throw CancellationError() }
        return report
    }
}
