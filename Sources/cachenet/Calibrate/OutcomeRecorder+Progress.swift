import CacheNetCalibration
import CacheNetData
import CacheNetReport

extension OutcomeRecorder {
    /// Records, and shows on standard error how far it is.
    func recordShowingProgress(_ dataset: any Dataset) throws -> ModelOutcomes {
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        return try record(dataset) { record in
            let elapsed = start.duration(to: .now)
            guard progress.isDue(at: elapsed) else { return }
            progress.show(
                ProgressStatus(stage: "models", done: record, total: dataset.count, unit: "pictures"), at: elapsed)
        }
    }
}
