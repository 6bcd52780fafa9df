internal import CacheNetCore
internal import CacheNetProtocol
internal import NIOPosix

/// Runs models for requests, on threads of its own and behind a bounded queue.
struct InferenceService: Sendable {
    let models: ServedModels
    private let pool: NIOThreadPool
    private let admission: Admission
    private let maxBatch: Int
    private let answer: EdgeServer.Configuration.Answer

    init(models: ServedModels, pool: NIOThreadPool, configuration: EdgeServer.Configuration) {
        self.models = models
        self.pool = pool
        self.maxBatch = configuration.maxBatch
        self.answer = configuration.answer
        admission = Admission(limit: configuration.queueLimit)
    }

    /// - Returns: the response, and how long the models ran for it.
    /// - Throws: ``WireError``; `CancellationError` when the client is gone.
    func answer(_ request: InferenceRequest) async throws -> (response: InferenceResponse, ran: Duration) {
        let question = try ValidatedRequest(request, models: models, maxBatch: maxBatch)
        try admission.enter()
        defer { admission.leave() }
        // Models block, and the threads that run Swift's tasks and the event loops must not.
        let (outcome, ran) = try await pool.runIfActive { [models, answer] in
            let start = ContinuousClock.now
            let outcome =
                switch answer {
                case .full: try models.answerByFull(question)
                case .partition: try models.answerByPartition(question)
                }
            return (outcome, start.duration(to: .now))
        }
        return (try response(to: request, question, outcome), ran)
    }

    private func response(
        to request: InferenceRequest, _ question: ValidatedRequest, _ outcome: InferenceResult
    ) throws(WireError) -> InferenceResponse {
        var parameters: [String: ParameterValue] = [
            WireNames.answeredBy: .string(
                outcome.isByPartition ? WireNames.answeredByPartition : WireNames.answeredByFull)
        ]
        if question.wantsHint, let partition = outcome.hint { parameters[WireNames.partition] = .int(partition) }
        var outputs: [WireTensor] = []
        for name in question.outputs {
            if name == WireNames.logits {
                outputs.append(WireTensor(name: name, outcome.logits))
            } else if let code = outcome.code {
                outputs.append(WireTensor(name: name, code))
            }
        }
        return InferenceResponse(
            modelName: models.name, modelVersion: models.version, id: request.id, parameters: parameters,
            outputs: outputs)
    }
}
