internal import CacheNetCore
internal import CacheNetProtocol
internal import NIOPosix

/// Runs models in this process, on a pool of threads: models block, and neither Swift's threads nor the event loops may.
struct LocalRunner: BatchRunner {
    let models: LocalModels
    let pool: NIOThreadPool
    let answer: EdgeServer.Configuration.Answer

    func start(_ batch: [ValidatedRequest], done: @escaping @Sendable (Result<BatchRun, any Error>) -> Void) {
        pool.submit { state in
            guard state == .active else { return done(.failure(CancellationError())) }
            done(Result { try run(batch) })
        }
    }

    private func run(_ batch: [ValidatedRequest]) throws(InferenceError) -> BatchRun {
        let start = ContinuousClock.now
        let decoded = DecodedBatch(batch, shape: models.interface.frameShape)
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
        return BatchRun(
            results: decoded.results(answers), inputTime: start.duration(to: began),
            inferTime: began.duration(to: .now))
    }
}
