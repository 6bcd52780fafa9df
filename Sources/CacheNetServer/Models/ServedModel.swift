internal import CacheNetCore
internal import CacheNetProtocol
internal import Instrumentation

/// A bundle that is loaded: what runs its models, the requests that wait for them, and what has been done.
final class ServedModel: Sendable {
    let interface: ModelInterface
    let queue: InferenceQueue
    let statistics: StatisticsCounter
    /// Requests that run or wait, for each worker: with more, a wait is longer than any at a load that is carried. Batches
    /// need room to come together.
    private static func queued(batch: Int) -> Int { max(16, 4 * batch) }

    private let maxBatch: Int
    private let limits: InferenceQueue.Limits
    private let platform: String

    /// - Parameters:
    ///   - platform: what runs the full model, in the protocol's words.
    ///   - concurrency: batches that run at the same time.
    ///   - batch: frames of a batch where the configuration does not say.
    init(
        _ interface: ModelInterface, runner: any BatchRunner, platform: String, concurrency: Int,
        batch defaultBatch: Int,
        workers: Workers,
        configuration: EdgeServer.Configuration
    ) {
        self.interface = interface
        self.platform = platform
        maxBatch = configuration.maxBatch
        let isBatched = interface.fixedBatch == nil && configuration.answer == .full
        let batch = isBatched ? configuration.dynamicBatch ?? defaultBatch : 1
        limits = InferenceQueue.Limits(
            requests: configuration.queueLimit ?? concurrency * Self.queued(batch: batch), workers: concurrency,
            batch: batch, delay: configuration.batchDelay)
        // Some of Triton's tools take every version for a number.
        statistics = StatisticsCounter(
            name: interface.name, version: interface.number?.description ?? interface.version)
        queue = InferenceQueue(limits: limits, runner: runner, statistics: statistics, timer: workers.timer)
    }

    /// What the largest request needs.
    var bodyBytes: Int { interface.bodyBytes(batch: maxBatch) }

    /// - Throws: ``InferenceError`` `notFound` when it is another version.
    func check(version: String?) throws(InferenceError) {
        guard let version, !version.isEmpty, !interface.versions.contains(version) else { return }
        throw InferenceError(
            .notFound,
            "expected version \(interface.versions.joined(separator: " or ")), got \"\(version.prefix(80))\"")
    }

    func validate(_ request: InferenceRequest, from origin: RequestOrigin) throws(InferenceError) -> ValidatedRequest {
        var question = try ValidatedRequest(request, model: interface, maxBatch: maxBatch, arrived: origin.arrived)
        question.trace = origin.trace
        question.context = InstrumentationContext.current ?? .topLevel
        return question
    }

    var metadata: ModelMetadata {
        ModelMetadata(
            name: interface.name, versions: interface.versions, platform: platform,
            inputs: [
                ModelMetadata.Port(
                    name: interface.inputName, datatype: interface.datatype, shape: [-1] + interface.format.shape)
            ],
            outputs: interface.outputs.map {
                ModelMetadata.Port(name: $0.name, datatype: .float32, shape: [-1, $0.width])
            })
    }

    var configuration: ModelConfiguration {
        ModelConfiguration(
            name: interface.name, platform: platform, backend: platform.prefix { $0 != "_" }.description,
            maxBatchSize: maxBatch,
            input: [
                ModelConfiguration.Port(
                    name: interface.inputName, datatype: interface.datatype, dims: interface.format.shape)
            ],
            output: interface.outputs.map {
                ModelConfiguration.Port(name: $0.name, datatype: .float32, dims: [$0.width])
            },
            instanceGroup: [ModelConfiguration.InstanceGroup(name: interface.name, count: limits.workers)],
            dynamicBatching: limits.batch > 1
                ? ModelConfiguration.DynamicBatching(
                    preferredBatchSize: [limits.batch],
                    maxQueueDelayMicroseconds: Int(limits.delay / .microseconds(1))) : nil)
    }
}
