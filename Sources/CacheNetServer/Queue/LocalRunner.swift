internal import CacheNetCore
internal import CacheNetProtocol
internal import NIOPosix
internal import Synchronization

/// Runs models in this process, on a pool of threads: models block, and neither Swift's threads nor the event loops may.
struct LocalRunner: BatchRunner {
    let models: LocalModels
    let pool: NIOThreadPool
    let answer: EdgeServer.Configuration.Answer
    private let lastRun = LastRun()

    init(models: LocalModels, pool: NIOThreadPool, answer: EdgeServer.Configuration.Answer) {
        self.models = models
        self.pool = pool
        self.answer = answer
    }

    func start(_ batch: [ValidatedRequest], done: @escaping @Sendable (Result<BatchRun, any Error>) -> Void) {
        pool.submit { state in
            guard state == .active else { return done(.failure(CancellationError())) }
            done(Result { try run(batch) })
        }
    }

    func runHere(_ batch: [ValidatedRequest]) -> Result<BatchRun, any Error>? {
        guard lastRun.isBrief, batch.reduce(0, { $0 + $1.frames.count }) == 1 else { return nil }
        return Result { try run(batch) }
    }

    private func run(_ batch: [ValidatedRequest]) throws(InferenceError) -> BatchRun {
        let start = ContinuousClock.now
        let decoded = DecodedBatch(batch, format: models.interface.format)
        guard let frames = try decoded.frames() else {
            return BatchRun(results: decoded.results([]), inputTime: start.duration(to: .now), inferTime: .zero)
        }
        let input = try models.preprocess(frames)
        let began = ContinuousClock.now
        let answers =
            switch answer {
            case .full: try models.answerByFull(decoded.requests, input)
            case .partition: try models.answerByPartition(decoded.requests, input)
            }
        let end = ContinuousClock.now
        lastRun.took(start.duration(to: end))
        return BatchRun(
            results: decoded.results(answers), inputTime: start.duration(to: began), inferTime: began.duration(to: end))
    }
}

/// How long the last run took.
private final class LastRun: Sendable {
    /// Waking another thread, and being woken by it, costs a fifth of a millisecond; so long the other connections of an
    /// event loop may wait to save that.
    private static let brief = Duration.milliseconds(2)

    private let isShort = Atomic(false)

    /// Whether the next one is likely over before anybody minds.
    var isBrief: Bool { isShort.load(ordering: .relaxed) }

    func took(_ time: Duration) {
        isShort.store(time <= Self.brief, ordering: .relaxed)
    }
}
