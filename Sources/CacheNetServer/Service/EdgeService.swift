internal import CacheNetCore
internal import CacheNetProtocol
internal import NIOPosix

/// What a server does for its clients, whatever protocol they speak.
struct EdgeService: Sendable {
    let repository: ModelRepository
    let gatekeeper: Gatekeeper
    let metrics: ServerMetrics
    let workers: Workers
    /// For requests of every protocol together.
    let budget: BodyBudget
    /// Whether clients may load and unload models.
    let allowsModelControl: Bool
    let reports = DeviceReports()
    let began = ContinuousClock.now

    static let metadata = ServerMetadata(
        name: "cachenet", version: CacheNetVersion.current,
        extensions: [
            "binary_tensor_data", "classification", "model_configuration", "model_repository", "statistics",
        ])

    /// - Returns: the response, and how long the models ran for it.
    /// - Throws: ``InferenceError``; `CancellationError` when the client is gone.
    func infer(
        _ request: InferenceRequest, by model: ServedModel, from origin: RequestOrigin
    ) async throws -> (response: InferenceResponse, ran: Duration) {
        do {
            let question = try model.validate(request, from: origin)
            let result = try await model.queue.answer(
                question, of: origin.client, isOnEventLoop: origin.isOnEventLoop)
            let start = ContinuousClock.now
            let response = try InferenceResponse(to: request, question, result, of: model.interface)
            if let partition = result.hint { metrics.addHint(model: model.interface.name, partition: "\(partition)") }
            let now = ContinuousClock.now
            model.statistics.addRequest(
                origin.arrived.duration(to: now), answeredWith: result, output: start.duration(to: now))
            return (response, result.ran)
        } catch {
            model.statistics.addFailure(origin.arrived.duration(to: .now))
            throw error
        }
    }

    /// - Parameter name: `nil` asks for all models that the visitor may know of.
    func statistics(
        of name: String?, version: String?, for visit: Visit
    ) throws(InferenceError) -> [ModelStatistics] {
        guard let name else {
            return repository.loaded.filter { visit.allows(model: $0.interface.name) }.map(\.statistics.current)
        }
        return [try repository.model(name, version: version).statistics.current]
    }

    /// - Parameter ready: whether only models that are loaded are wanted.
    func index(ready: Bool, for visit: Visit) -> [RepositoryIndexEntry] {
        repository.index.filter { (!ready || $0.state == "READY") && visit.allows(model: $0.name) }
    }

    /// - Throws: ``InferenceError`` when it may not be done, or does not succeed.
    func load(_ name: String) async throws {
        try checkControl()
        try await workers.pool.runIfActive { [repository] in try repository.load(name) }
    }

    /// - Throws: ``InferenceError`` when it may not be done, or when there is no such model.
    func unload(_ name: String) async throws {
        try checkControl()
        try await workers.pool.runIfActive { [repository] in try repository.unload(name) }
    }

    private func checkControl() throws(InferenceError) {
        guard allowsModelControl else {
            throw InferenceError(
                .unsupported, "this server does not let clients load and unload models (serve --model-control)")
        }
    }
}
