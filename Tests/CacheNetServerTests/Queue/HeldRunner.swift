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

    /// Whether runs are brief enough for the thread that asks.
    let isBrief: Bool
    private let held = Mutex<[Held]>([])
    private let sizes = Mutex<[Int]>([])

    private let here = Mutex<[Int]>([])

    init(isBrief: Bool = false) {
        self.isBrief = isBrief
    }

    /// Requests of each batch that ran on the thread that asked.
    var batchesHere: [Int] { here.withLock { $0 } }

    /// Requests of each batch so far.
    var batches: [Int] { sizes.withLock { $0 } }

    func start(_ batch: [ValidatedRequest], done: @escaping @Sendable (Result<BatchRun, any Error>) -> Void) {
        sizes.withLock { $0.append(batch.count) }
        held.withLock { $0.append(Held(batch: batch, done: done)) }
    }

    func runHere(_ batch: [ValidatedRequest]) -> Result<BatchRun, any Error>? {
        guard isBrief else { return nil }
        here.withLock { $0.append(batch.count) }
        return Result { try Self.run(batch) }
    }

    /// Lets all that is held run, and what comes after it.
    func runAll() {
        while let next = held.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) {
            next.done(Result { try Self.run(next.batch) })
        }
    }

    private static func run(_ batch: [ValidatedRequest]) throws -> BatchRun {
        let results = try batch.map { request in
            let logits = try Tensor(floats: [Float(request.frames.count)], shape: [1, 1])
            return Result<InferenceResult, InferenceError>.success(InferenceResult(logits: logits))
        }
        return BatchRun(results: results, inputTime: .zero, inferTime: .milliseconds(1))
    }
}
