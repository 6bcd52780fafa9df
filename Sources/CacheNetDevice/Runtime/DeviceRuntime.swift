package import CacheNetBundle
package import CacheNetCore
package import Logging

/// A ``Device`` as far as one version of its bundle goes.
///
/// It carries out what a `FrameSession` decides: runs models, asks the edge, fetches, stores and releases. It lives on a
/// thread of its own, where the engine may block.
///
/// Evidence of the stream counts in the order in which frames begin. In synchronous mode one call at a time repeats
/// exactly; overlapping ones are answered as well, but what each finds active depends on which came first.
package actor DeviceRuntime {
    package nonisolated let executor: any SerialExecutor & TaskExecutor
    package nonisolated let bundle: BundleDescription

    /// Whether everything is over before the next frame.
    let isSynchronous: Bool
    let loader: ModelLoader
    let logger: Logger
    let now: @Sendable () -> Duration
    /// Fetching, verifying and loading give way to the frames.
    let background = ThreadExecutor(name: "cachenet-fetch", niceness: 5)
    private let edge: FrameSender
    private let framePlan: FramePlan
    /// The bundle's digest, as answers carry it.
    private let version: String
    private let featureOutput: String?

    var session: FrameSession
    var resident: [DeviceModel: LoadedModel] = [:]
    /// The fetch that runs, and what installs it.
    var fetching: Task<Result<LoadedModel, any Error>, Never>?
    var running: Task<Void, Never>?
    /// What is being written to the store, which nothing waits for but the end.
    var keeping: Task<Void, Never>?
    var statistics = DeviceStatistics()
    /// Models that are fetched by order, and why a model could not be had last.
    var ordered: Set<DeviceModel> = []
    var failures: [DeviceModel: any Error] = [:]
    private var auditing: Task<Void, Never>?
    private var notices = EdgeNotices()
    private var note = ActiveNote()
    private var isShutDown = false
    /// Frames that are not answered yet, and who waits for their end.
    private var inFlight = 0
    private var drained: [CheckedContinuation<Void, Never>] = []
    private var otherVersion: (@Sendable () -> Void)?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - edge: where frames go that the device does not answer.
    ///   - gate: decides which frames these are; `nil` takes the best one that the bundle was calibrated for.
    ///   - executor: the device's thread; the edge's client may share it (`EventLoopExecutor`).
    ///   - pictureEncoder: makes pictures of frames, where they go so.
    /// - Throws: ``DeviceError`` when a partition of the bundle is larger than what the device may hold, or when frames were
    ///   to be pictures and nothing makes these.
    package init<C: Clock>(
        loader: ModelLoader, edge: any EdgeInference, gate: (any Gate)? = nil,
        configuration: DeviceConfiguration = .init(), policy: any ReplacementPolicy = LeastRecentlyUsed(),
        executor: any SerialExecutor & TaskExecutor = ThreadExecutor(name: "cachenet-device"),
        clock: C = ContinuousClock(), logger: Logger = Logger(label: "cachenet.device"),
        pictureEncoder: (any PictureEncoder)? = nil
    ) throws(DeviceError) where C.Duration == Duration {
        try configuration.capacity.check(holds: loader.bundle)
        let gate = gate ?? loader.bundle.config.bestGate
        self.executor = executor
        bundle = loader.bundle
        isSynchronous = configuration.mode == .synchronous
        self.loader = loader
        version = loader.bundle.digest.description
        self.logger = logger
        featureOutput = gate.featureOutput
        let start = clock.now
        let now: @Sendable () -> Duration = { start.duration(to: clock.now) }
        self.now = now
        framePlan = try configuration.framePlan(for: loader.bundle.config, hasEncoder: pictureEncoder != nil)
        self.edge = FrameSender(to: edge, as: framePlan, encoder: pictureEncoder, now: now) { logger.notice("\($0)") }
        session = FrameSession(
            gate: gate, partitions: loader.bundle.partitionCount,
            cache: PartitionCache(capacity: configuration.capacity, policy: policy), deadline: configuration.deadline,
            breaker: isSynchronous ? nil : CircuitBreaker(configuration.breaker),
            retryPause: configuration.retryPause)
    }

    package var report: DeviceStatistics {
        var report = statistics
        report.outcomes = session.outcomes
        report.audits = session.audits
        report.count(edge.sent, framePlan)
        return report
    }

    package var active: PartitionID? { session.active }

    /// The partitions that are in memory, in ascending order.
    package var loadedPartitions: [PartitionID] {
        resident.keys.compactMap { if case .partition(let id) = $0 { id } else { nil } }.sorted()
    }

    // MARK: - The frame

    /// Answers one frame.
    ///
    /// - Parameter frame: of the bundle's type and shape, with or without a batch dimension of 1.
    /// - Throws: ``DeviceError`` when the frame does not fit the bundle, or after ``shutdown()``. Nothing else throws: an
    ///   edge that does not answer and an engine that fails show in the answer's origin and reason.
    package func infer(_ frame: Tensor) async throws(DeviceError) -> Answer {
        guard !isShutDown else { throw DeviceError(.shutDown, "expected a device at work, got one that was shut down") }
        inFlight += 1
        defer { finishFrame() }
        let frame = try checked(frame)
        // Made once for all models, and only where one is there to ask.
        lazy var input = Result { try bundle.config.preprocess.apply(to: frame) }
        let began = now()
        var (token, step) = session.begin(frame, now: began)
        while true {
            switch step {
            case .run(let model):
                step = session.modelAnswered(token, answer(of: model, to: input), now: now())
            case .askEdge(let deadline, let action):
                carryOut(action)
                step = await askEdge(frame, token, deadline)
            case .finish(var answer, let action):
                // The session is told the time before the gate decides, which takes a look at the pixels.
                answer.timings.total = now() - began
                carryOut(action)
                if answer.isAudited { audit(frame, label: answer.label) }
                if isSynchronous {
                    await auditing?.value
                    await settle()
                }
                if loader.hasStore, let active = note.due(session.active, now: now) { remember(active) }
                answer.next = session.active
                answer.name = answer.label.flatMap(name(ofLabel:))
                if answer.version.isEmpty { answer.version = version }
                return answer
            }
        }
    }

    /// - Returns: `nil` for a label that the bundle does not have; a gate of one's own may say any.
    private func name(ofLabel label: Int) -> String? {
        let labels = bundle.config.labels
        return labels.indices.contains(label) ? labels[label] : nil
    }

    private func finishFrame() {
        inFlight -= 1
        guard inFlight == 0 else { return }
        for continuation in drained { continuation.resume() }
        drained = []
    }

    private func checked(_ frame: Tensor) throws(DeviceError) -> Tensor {
        let format = bundle.config.input.format
        guard let batch = format.batch(frame) else {
            throw DeviceError(
                .invalidFrame,
                "expected a frame of \(format), got \(FrameFormat(elementType: frame.elementType, shape: frame.shape))")
        }
        return batch
    }

    private func answer(
        of model: DeviceModel, to input: @autoclosure () -> Result<Tensor, any Error>
    ) -> ModelAnswer? {
        do {
            return try resident[model]?.answer(input().get(), features: featureOutput)
        } catch {
            logger.error("\(model) failed: \(error)")
            return nil
        }
    }

    // MARK: - The edge

    private func askEdge(_ frame: Tensor, _ token: FrameSession.Token, _ deadline: Duration?) async -> FrameSession.Step
    {
        do {
            let answer = try checked(try await edge.infer(frame, timeout: deadline))
            if answer.otherVersion != nil { otherVersion?() }
            say(notices.answered())
            return session.edgeAnswered(token, answer, now: now())
        } catch {
            if error.code == .versionMismatch { otherVersion?() }
            statistics.edgeFailure = "\(error)"
            let step = session.edgeFailed(token, Answer.Reason(description: error.code.description), now: now())
            say(notices.failed(error, isGivenUp: session.isEdgeGivenUp))
            return step
        }
    }

    /// An answer's label is an index into the bundle's labels.
    private func checked(_ answer: EdgeAnswer) throws(TransportError) -> EdgeAnswer {
        guard answer.logits.count == bundle.config.labels.count else {
            throw TransportError(
                .invalidResponse,
                "logits: expected \(bundle.config.labels.count) values, one for each label, got \(answer.logits.count)")
        }
        return answer
    }

    /// One at a time, and only while the edge answers: a check is worth no queue.
    private func audit(_ frame: Tensor, label: Int?) {
        guard auditing == nil, !session.isEdgeGivenUp else { return }
        let deadline = isSynchronous ? nil : Duration.seconds(10)
        auditing = Task {
            if let answer = try? checked(try await edge.infer(frame, timeout: deadline)), answer.otherVersion == nil {
                session.audited(Audit(label: label, edge: answer))
            }
            auditing = nil
        }
    }

    private func say(_ notice: EdgeNotices.Notice?) {
        switch notice {
        case .warning(let text): logger.warning("\(text)")
        case .notice(let text): logger.notice("\(text)")
        case nil: break
        }
    }

    /// - Parameter act: called whenever the edge answers with another version; it returns at once.
    func onOtherVersion(_ act: @escaping @Sendable () -> Void) {
        otherVersion = act
    }

    // MARK: - The end

    /// Refuses new frames, gives up a fetch that runs, and returns once the last frame is answered and what was fetched is
    /// in the store.
    package func shutdown() async {
        isShutDown = true
        fetching?.cancel()
        auditing?.cancel()
        await auditing?.value
        if inFlight > 0 { await withCheckedContinuation { drained.append($0) } }
        await settle()
        await keeping?.value
        release(Array(resident.keys))
    }
}
