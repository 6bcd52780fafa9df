internal import CacheNetProtocol
internal import Foundation
internal import Synchronization

/// Counts what a model does, from any thread.
final class StatisticsCounter: Sendable {
    private let totals: Mutex<ModelStatistics>

    init(name: String, version: String) {
        totals = Mutex(ModelStatistics(name: name, version: version))
    }

    var current: ModelStatistics { totals.withLock { $0 } }

    func addQueued(_ time: Duration) {
        totals.withLock { $0.inferenceStats.queue.add(time) }
    }

    /// A run of the model.
    func add(_ run: BatchRun, frames: Int) {
        let now = UInt64(max(0, Date().timeIntervalSince1970 * 1000))
        totals.withLock { totals in
            totals.lastInference = now
            totals.inferenceCount += UInt64(frames)
            totals.executionCount += 1
            let index = Self.index(of: UInt64(frames), in: &totals.batchStats)
            totals.batchStats[index].computeInput.add(run.inputTime)
            totals.batchStats[index].computeInfer.add(run.inferTime)
        }
    }

    /// A request's end. All its parts are counted at once: clients compare the counts.
    ///
    /// - Parameters:
    ///   - time: since it arrived.
    ///   - result: what it was answered with.
    ///   - output: of the time, what making the answer took.
    func addRequest(_ time: Duration, answeredWith result: InferenceResult, output: Duration) {
        totals.withLock { totals in
            totals.inferenceStats.success.add(time)
            totals.inferenceStats.computeInput.add(result.prepared)
            totals.inferenceStats.computeInfer.add(result.ran)
            totals.inferenceStats.computeOutput.add(output)
        }
    }

    /// A request's end without an answer.
    func addFailure(_ time: Duration) {
        totals.withLock { $0.inferenceStats.fail.add(time) }
    }

    private static func index(of size: UInt64, in batches: inout [ModelStatistics.Batch]) -> Int {
        let index = batches.firstIndex { $0.batchSize >= size } ?? batches.endIndex
        if index == batches.endIndex || batches[index].batchSize != size {
            batches.insert(ModelStatistics.Batch(batchSize: size), at: index)
        }
        return index
    }
}
