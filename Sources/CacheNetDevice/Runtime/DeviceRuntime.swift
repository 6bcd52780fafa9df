public import CacheNetBundle
public import CacheNetCore
public import CacheNetTransport
public import Logging

/// Answers frames on the device while it is sure, and asks the edge when it is not.
///
/// ```swift
/// let device = try DeviceRuntime(loader: loader, edge: edge)
/// let answer = try await device.infer(frame)
/// ```
///
/// The runtime lives on a thread of its own, where the engine may block. A task that prefers
/// ``executor`` calls it without leaving that thread:
/// `try await withTaskExecutorPreference(device.executor) { ... }`.
public actor DeviceRuntime {
    public nonisolated let executor: any SerialExecutor & TaskExecutor
    public nonisolated let bundle: BundleDescription

    private let configuration: DeviceConfiguration
    private let loader: PartitionLoader
    private let edge: any EdgeInference
    private let logger: Logger
    private let now: @Sendable () -> Duration
    /// Fetching, verifying and loading give way to the frames.
    private let background = ThreadExecutor(name: "cachenet-fetch", niceness: 5)

    private var gate: any Gate
    private var state: DeviceState
    private var breaker: CircuitBreaker
    private var resident: [PartitionID: LoadedPartition] = [:]
    /// The fetch that runs, and what installs it.
    private var fetching: Task<Result<LoadedPartition, any Error>, Never>?
    private var running: Task<Void, Never>?
    /// What is being written to the store, which nothing waits for but the end.
    private var keeping: Task<Void, Never>?
    private var statistics = DeviceStatistics()
    private var notices = EdgeNotices()
    private var note = ActiveNote()

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - edge: where frames go that the device does not answer.
    ///   - executor: the device's thread; the edge's client may share it (`EventLoopExecutor`).
    /// - Throws: ``DeviceError`` when the bundle does not have what the configuration's gate needs, or when a partition of
    ///   it is larger than what the device may hold.
    public init<C: Clock>(
        loader: PartitionLoader, edge: any EdgeInference, configuration: DeviceConfiguration = .init(),
        policy: any ReplacementPolicy = LeastRecentlyUsed(),
        executor: any SerialExecutor & TaskExecutor = ThreadExecutor(name: "cachenet-device"),
        clock: C = ContinuousClock(),
        logger: Logger = Logger(label: "cachenet.device")
    ) throws(DeviceError) where C.Duration == Duration {
        gate = try configuration.gate.gate(for: loader.bundle.config)
        try configuration.capacity.check(holds: loader.bundle)
        self.executor = executor
        bundle = loader.bundle
        self.configuration = configuration
        self.loader = loader
        self.edge = edge
        self.logger = logger
        let start = clock.now
        now = { start.duration(to: clock.now) }
        state = DeviceState(
            cache: PartitionCache(capacity: configuration.capacity, policy: policy), fallback: gate.fallback,
            retryPause: configuration.retryPause)
        breaker = CircuitBreaker(configuration.breaker)
    }

    public var report: DeviceStatistics { statistics }
    public var active: PartitionID? { state.active }

    /// Loads a partition and activates it, whatever the hints say. It counts neither as a download nor as a load.
    public func start(with id: PartitionID) async throws(DeviceError) {
        let result = await fetch(id).value
        switch result {
        case .success(let partition): install(partition)
        case .failure(let error): throw DeviceError(.partitionUnavailable, "partition \(id): \(error)")
        }
    }

    /// Loads the partition that was active last, or else any that the store has, and activates it. Nothing is fetched, so
    /// it needs no edge.
    ///
    /// - Returns: `nil` when the store has none, which leaves the device as it was.
    @discardableResult public func startFromStore() async -> PartitionID? {
        guard loader.hasStore else { return nil }
        let found = Task.detached(executorPreference: background) { [loader] () -> LoadedPartition? in
            for id in loader.firstCandidates {
                if let partition = try? loader.loadStored(id) { return partition }
            }
            return nil
        }
        guard let partition = await found.value else { return nil }
        install(partition)
        return partition.id
    }

    private func install(_ partition: LoadedPartition) {
        resident[partition.id] = partition
        carryOut(state.installed(partition.id, bytes: partition.model.count))
        persist(partition)
    }

    /// Answers one frame.
    ///
    /// - Parameter frame: `uint8`, `[1, channels, height, width]` or `[channels, height, width]` as the bundle says.
    /// - Throws: ``DeviceError`` when the frame does not fit the bundle. Nothing else throws: an edge that does not
    ///   answer and an engine that fails show in the answer's origin and reason.
    public func infer(_ frame: Tensor) async throws(DeviceError) -> Answer {
        let frame = try checked(frame)
        let start = now()
        let active = state.active
        let opinion = consult(frame, active: active)
        let engine = now() - start
        var answer =
            if opinion.isHit {
                answer(.hit, opinion.prediction, opinion, active: active)
            } else {
                await askEdge(frame, opinion, active: active)
            }
        answer.timings.engine = engine
        answer.timings.total = now() - start
        if let wanted = gate.wanted { carryOut(state.want(wanted, now: now())) }
        if configuration.mode == .synchronous { await settle() }
        if loader.hasStore, let active = note.due(state.active, now: now) { remember(active) }
        answer.next = state.active
        return answer
    }

    /// Waits until no fetch is running. Cancelling the wait cancels the fetch.
    public func settle() async {
        while let task = running {
            await withTaskCancellationHandler {
                await task.value
            } onCancel: { [fetching] in
                fetching?.cancel()
            }
        }
    }

    /// Waits until what was fetched is in the store, or cannot be.
    public func finishKeeping() async {
        await keeping?.value
    }

    // MARK: - The frame

    private func checked(_ frame: Tensor) throws(DeviceError) -> Tensor {
        let expected = [1] + bundle.config.input.shape
        if frame.elementType == .uint8, frame.shape == expected { return frame }
        guard frame.elementType == .uint8, [1] + frame.shape == expected,
            let batch = try? Tensor(elementType: .uint8, shape: expected, bytes: frame.bytes)
        else {
            throw DeviceError(
                .invalidFrame, "expected a uint8 frame \(expected), got \(frame.elementType.rawValue) \(frame.shape)")
        }
        return batch
    }

    /// What the device itself says of a frame.
    private struct Opinion {
        /// The model that was asked last; `nil` where none is resident.
        var model: PartitionID?
        /// The last answer; `nil` without any.
        var prediction: Prediction?
        var isHit = false
    }

    /// Asks the model that the gate names, and the fallback model where that does not do.
    private func consult(_ frame: Tensor, active: PartitionID?) -> Opinion {
        let fallback = gate.fallback.flatMap { resident[$0] }
        let first = gate.first(active: active, hasFallback: fallback != nil).flatMap { resident[$0] }
        // Made once for both, and only where somebody is there to ask.
        lazy var input = Result { try bundle.config.preprocess.apply(to: frame) }
        var opinion = Opinion()
        ask(first, about: input, &opinion)
        if !opinion.isHit, let fallback, fallback.id != first?.id { ask(fallback, about: input, &opinion) }
        return opinion
    }

    private func ask(
        _ partition: LoadedPartition?, about input: @autoclosure () -> Result<Tensor, any Error>,
        _ opinion: inout Opinion
    ) {
        let prediction = partition.flatMap { predict(input(), with: $0) }
        opinion.isHit = gate.admits(prediction, of: partition?.id)
        guard let prediction else { return }
        opinion.model = partition?.id
        opinion.prediction = prediction
    }

    private func predict(_ input: Result<Tensor, any Error>, with partition: LoadedPartition) -> Prediction? {
        do {
            return try partition.predict(input.get())
        } catch {
            logger.error("partition \(partition.id) failed: \(error)")
            return nil
        }
    }

    /// The edge's answer, or what the device has where that does not come.
    private func askEdge(_ frame: Tensor, _ opinion: Opinion, active: PartitionID?) async -> Answer {
        carryOut(state.prepare(now: now()))
        let asked = now()
        let reply = await reply(to: frame)
        let waited = now() - asked
        var answer: Answer
        switch reply {
        case .success(let edgeAnswer):
            // A hint that names none of the bundle's partitions is no hint.
            let hint = edgeAnswer.hint.flatMap { (0..<bundle.partitionCount).contains($0) ? $0 : nil }
            gate.answered(hint: hint, active: active)
            answer = self.answer(
                .miss, Prediction(logits: edgeAnswer.logits), opinion, active: active, hint: hint)
            answer.timings.edgeEngine = edgeAnswer.ran
        case .failure(let reason):
            answer = self.answer(
                opinion.prediction?.label == nil ? .failed : .degraded, opinion.prediction, opinion, active: active,
                reason: reason)
        }
        answer.timings.edge = waited
        return answer
    }

    private enum Reply {
        case success(EdgeAnswer)
        case failure(Answer.Reason)
    }

    private func reply(to frame: Tensor) async -> Reply {
        let timeout: Duration?
        switch configuration.mode {
        case .synchronous: timeout = nil
        case .live(let deadline):
            guard breaker.admits(now: now()) else { return .failure(.breakerOpen) }
            timeout = deadline
        }
        do {
            let answer = try await edge.infer(frame, timeout: timeout)
            try check(answer)
            breaker.succeeded()
            say(notices.answered())
            return .success(answer)
        } catch {
            if error.code == .cancelled { breaker.abandoned(now: now()) } else { breaker.failed(now: now()) }
            statistics.edgeFailure = "\(error)"
            say(notices.failed(error, isGivenUp: !breaker.isClosed))
            return .failure(Answer.Reason(description: error.code.description))
        }
    }

    /// An answer's label is an index into the bundle's labels.
    private func check(_ answer: EdgeAnswer) throws(TransportError) {
        guard answer.logits.count == bundle.config.labels.count else {
            throw TransportError(
                .invalidResponse,
                "logits: expected \(bundle.config.labels.count) values, one for each label, got \(answer.logits.count)")
        }
    }

    private func say(_ notice: EdgeNotices.Notice?) {
        switch notice {
        case .warning(let text): logger.warning("\(text)")
        case .notice(let text): logger.notice("\(text)")
        case nil: break
        }
    }

    private func answer(
        _ origin: Origin, _ prediction: Prediction?, _ opinion: Opinion, active: PartitionID?,
        hint: PartitionID? = nil, reason: Answer.Reason? = nil
    ) -> Answer {
        statistics.outcomes.count(origin)
        let counts = origin != .failed
        return Answer(
            label: counts ? prediction?.label : nil, probabilities: counts ? prediction?.probabilities ?? [] : [],
            entropy: opinion.prediction?.entropy, origin: origin, reason: reason, active: active,
            model: opinion.model, hint: hint)
    }

    // MARK: - Partitions

    private func carryOut(_ action: DeviceState.Action) {
        release(action.evicted)
        guard let id = action.fetch else { return }
        let task = fetch(id)
        fetching = task
        running = Task { await complete(id, task.value) }
    }

    private func fetch(_ id: PartitionID) -> Task<Result<LoadedPartition, any Error>, Never> {
        Task.detached(executorPreference: background) { [loader] in
            do { return .success(try await loader.load(id)) } catch { return .failure(error) }
        }
    }

    private func complete(_ id: PartitionID, _ result: Result<LoadedPartition, any Error>) {
        running = nil
        fetching = nil
        switch result {
        case .success(let partition):
            if partition.source == .network {
                statistics.downloads += 1
                statistics.downloadedBytes += partition.model.count
            } else {
                statistics.storeLoads += 1
            }
            resident[id] = partition
            carryOut(state.arrived(id, bytes: partition.model.count, now: now()))
            persist(partition)
        case .failure(let error):
            statistics.fetchFailures += 1
            logger.warning("partition \(id) could not be fetched: \(error)")
            carryOut(state.failed(id, now: now()))
        }
    }

    private func persist(_ partition: LoadedPartition) {
        keeping = Task.detached(executorPreference: background) { [loader, before = keeping, weak self] in
            await before?.value
            do {
                try loader.persist(partition)
            } catch {
                await self?.storeFailed(partition.id, error)
            }
        }
    }

    /// The first failure is told, for on a disk that is full or read-only it is like all that follow.
    private func storeFailed(_ id: PartitionID, _ error: any Error) {
        if statistics.storeFailures == 0 {
            logger.warning("partition \(id) could not be kept, and more like it are only counted: \(error)")
        }
        statistics.storeFailures += 1
    }

    /// Without it the next start finds another partition active, no more.
    private func remember(_ active: PartitionID) {
        keeping = Task.detached(executorPreference: background) { [loader, logger, before = keeping] in
            await before?.value
            do { try loader.note(active: active) } catch { logger.debug("the active partition is not noted: \(error)") }
        }
    }

    /// Freeing a session takes the engine a while, so it happens off the frames' thread.
    private func release(_ evicted: [PartitionID]) {
        guard !evicted.isEmpty else { return }
        statistics.evictions += evicted.count
        let sessions = DeferredRelease(evicted.compactMap { resident.removeValue(forKey: $0) })
        Task.detached(executorPreference: background) { [engine = loader.engine] in
            sessions.drain()
            engine.reclaimMemory()
        }
    }
}
