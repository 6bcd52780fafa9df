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

    /// A run of the model for so many requests, each of which was in it for as long as it took.
    func add(_ run: BatchRun, frames: Int, requests: Int) {
        let now = UInt64(max(0, Date().timeIntervalSince1970 * 1000))
        totals.withLock { totals in
            totals.lastInference = now
            totals.inferenceCount += UInt64(frames)
            totals.executionCount += 1
            totals.inferenceStats.computeInput.add(run.inputTime * requests, times: requests)
            totals.inferenceStats.computeInfer.add(run.inferTime * requests, times: requests)
            let index = Self.index(of: UInt64(frames), in: &totals.batchStats)
            totals.batchStats[index].computeInput.add(run.inputTime)
            totals.batchStats[index].computeInfer.add(run.inferTime)
        }
    }

    /// A request's end.
    ///
    /// - Parameters:
    ///   - time: since it arrived.
    ///   - output: of it, what making the answer took; `nil` where the request failed.
    func addRequest(_ time: Duration, output: Duration?) {
        totals.withLock { totals in
            guard let output else { return totals.inferenceStats.fail.add(time) }
            totals.inferenceStats.success.add(time)
            totals.inferenceStats.computeOutput.add(output)
        }
    }

    private static func index(of size: UInt64, in batches: inout [ModelStatistics.Batch]) -> Int {
        let index = batches.firstIndex { $0.batchSize >= size } ?? batches.endIndex
        if index == batches.endIndex || batches[index].batchSize != size {
            batches.insert(ModelStatistics.Batch(batchSize: size), at: index)
        }
        return index
    }
}
