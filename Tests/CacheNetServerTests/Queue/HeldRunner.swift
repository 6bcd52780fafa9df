import CacheNetCore
import CacheNetProtocol
import Synchronization

@testable import CacheNetServer

/// Runs nothing until it is told to; then every request is answered with its number of frames.
final class HeldRunner: BatchRunner {
    private struct Held {
        let batch: [ValidatedRequest]
        let done: @Sendable (Result<BatchRun, any Error>) -> Void
    }

    private let held = Mutex<[Held]>([])
    private let sizes = Mutex<[Int]>([])

    /// Requests of each batch so far.
    var batches: [Int] { sizes.withLock { $0 } }

    func start(_ batch: [ValidatedRequest], done: @escaping @Sendable (Result<BatchRun, any Error>) -> Void) {
        sizes.withLock { $0.append(batch.count) }
        held.withLock { $0.append(Held(batch: batch, done: done)) }
    }

    /// Lets all that is held run, and what comes after it.
    func runAll() {
        while let next = held.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            next.done(
                Result {
                    let results = try next.batch.map { request in
                        let logits = try Tensor(floats: [Float(request.frames.count)], shape: [1, 1])
                        return Result<InferenceResult, InferenceError>.success(InferenceResult(logits: logits))
                    }
                    return BatchRun(results: results, inputTime: .zero, inferTime: .milliseconds(1))
                })
        }
    }
}
