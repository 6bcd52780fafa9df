/// All that a device decides, frame by frame, without doing any of it.
///
/// Each event returns the next step for the shell to carry out: run a model, ask the edge, or finish. The gate, the cache,
/// the breaker and the counters are inside, so a live device, a simulation and a calibration follow the same rules.
///
/// ```
/// begin -> .run(model) -> modelAnswered -> ... -> .finish(answer)
///                                           |
///                                           +-> .askEdge -> edgeAnswered | edgeFailed | timedOut -> .finish(answer)
/// ```
///
/// Frames may overlap; each carries a token. What is seen of them counts in the order of their beginnings: where a frame
/// is told of while later ones are in flight, the gate hears it as if they had not begun, and then of them again. Once a
/// later frame is finished, an answer of the edge is the frame's answer, but the gate does not hear it any more. Nor
/// does it hear an answer of another version of the bundle.
public struct FrameSession: Sendable {
    /// One frame that is in flight.
    public struct Token: Sendable, Hashable {
        let number: UInt64
    }

    /// What the shell has to do next for a frame. Fetches and releases run beside it.
    public enum Step: Sendable {
        /// Run a resident model, then tell ``modelAnswered(_:_:now:)``.
        case run(DeviceModel)
        /// Ask the edge; `nil` waits for as long as it takes.
        case askEdge(deadline: Duration?, DeviceState.Action)
        case finish(Answer, DeviceState.Action)
    }

    private let partitions: Int
    private let deadline: Duration?
    package private(set) var gate: any Gate
    private var state: DeviceState
    /// `nil` where the edge is always asked.
    private var breaker: CircuitBreaker?
    /// In the order of their beginnings.
    private var frames: [FrameInFlight] = []
    private var begun: UInt64 = 0
    private var lastFinished: UInt64 = 0
    private var costs = StepCosts()
    /// How many frames were finished, by who answered them.
    public private(set) var outcomes = OutcomeCounters()
    /// How many hits the edge checked, and how often it agreed.
    public private(set) var audits = AuditCounters()

    /// - Parameters:
    ///   - partitions: how many the bundle has; a hint that names none of them is no hint.
    ///   - deadline: how long a frame may wait for the edge; `nil` for as long as it takes.
    ///   - breaker: `nil` asks the edge whatever it did before.
    public init(
        gate: any Gate, partitions: Int, cache: PartitionCache, deadline: Duration? = nil,
        breaker: CircuitBreaker? = nil, retryPause: DeviceState.RetryPause = .init()
    ) {
        self.gate = gate
        self.partitions = partitions
        self.deadline = deadline
        self.breaker = breaker
        state = DeviceState(cache: cache, usesFallback: gate.usesFallback, retryPause: retryPause)
    }

    /// The partition that a frame would find active if it began now; `nil` before the first one came.
    public var active: PartitionID? { state.active }
    /// The model that is being fetched; one at a time.
    public var fetching: DeviceModel? { state.fetching }
    /// Whether the edge did not answer lately and is asked only now and then.
    public var isEdgeGivenUp: Bool { breaker.map { !$0.isClosed } ?? false }

    // MARK: - The frame

    /// - Parameters:
    ///   - pixels: for a gate that looks at them.
    ///   - now: since any fixed instant.
    public mutating func begin(_ pixels: Tensor? = nil, now: Duration) -> (Token, Step) {
        begun += 1
        let token = Token(number: begun)
        let context = FrameContext(
            pixels: pixels, time: now, active: state.active, resident: state.resident, costs: costs)
        frames.append(FrameInFlight(token: token, context: context, gateBefore: frames.isEmpty ? nil : gate))
        return (token, follow(gate.begin(context), at: frames.count - 1, now: now))
    }

    /// - Parameter answer: `nil` where the model failed.
    public mutating func modelAnswered(_ token: Token, _ answer: ModelAnswer?, now: Duration) -> Step {
        let index = index(of: token)
        guard let model = frames[index].running else { preconditionFailure("a model that was asked answers once") }
        costs.ran(model, from: frames[index].stepBegan, to: now)
        frames[index].running = nil
        if let answer {
            frames[index].model = model
            frames[index].prediction = answer.prediction
        }
        let (decision, weighed) = tell(index) { gate in
            let decision = gate.modelAnswered(answer, by: model)
            return (decision, gate.weighed)
        }
        frames[index].weighed = weighed
        if frames[index].gateBefore != nil { frames[index].heard.append((model, answer)) }
        return follow(decision, at: index, now: now)
    }

    /// - Parameter answer: with one value for each label.
    public mutating func edgeAnswered(_ token: Token, _ answer: EdgeAnswer, now: Duration) -> Step {
        let index = index(of: token)
        breaker?.succeeded()
        costs.edgeAnswered(after: now - frames[index].stepBegan)
        let answer = answer.withHint(within: partitions)
        var wanted: PartitionID?
        if lastFinished < token.number, answer.otherVersion == nil {
            wanted = tell(index) { gate in
                gate.edgeAnswered(answer)
                return gate.wanted
            }
        }
        return finish(
            index, .miss, answer.prediction, version: answer.otherVersion ?? "", hint: answer.hint,
            edgeEngine: answer.ran,
            wanted: wanted, now: now)
    }

    /// The edge did not answer, or not as it should.
    ///
    /// - Parameter reason: ``Answer/Reason/cancelled`` says nothing of the edge.
    public mutating func edgeFailed(_ token: Token, _ reason: Answer.Reason, now: Duration) -> Step {
        if reason == .cancelled { breaker?.abandoned(now: now) } else { breaker?.failed(now: now) }
        return withoutEdge(index(of: token), reason, now: now)
    }

    /// The deadline passed.
    public mutating func timedOut(_ token: Token, now: Duration) -> Step { edgeFailed(token, .timeout, now: now) }

    /// The edge checked a hit that ``Answer/isAudited``.
    public mutating func audited(_ audit: Audit) {
        audits.count(audit)
        gate.audited(audit)
    }

    private mutating func follow(_ decision: GateDecision, at index: Int, now: Duration) -> Step {
        switch decision {
        case .ask(let model)
        where state.isResident(model) && frames[index].asked < frames[index].context.resident.count:
            frames[index].asked += 1
            frames[index].running = model
            frames[index].stepBegan = now
            return .run(model)
        case .answer(let answer):
            frames[index].engine = now - frames[index].context.time
            return finish(
                index, .hit,
                Prediction(label: answer.label, probabilities: answer.probabilities, entropy: .nan),
                isAudited: answer.isAudited, wanted: wantedWithoutEdge(index), now: now)
        case .ask, .askEdge:
            frames[index].engine = now - frames[index].context.time
            let action = state.prepare(now: now)
            guard breaker?.admits(now: now) ?? true else {
                return withoutEdge(index, .breakerOpen, after: action, now: now)
            }
            frames[index].stepBegan = now
            return .askEdge(deadline: deadline, action)
        }
    }

    private mutating func withoutEdge(
        _ index: Int, _ reason: Answer.Reason, after action: DeviceState.Action = .none, now: Duration
    ) -> Step {
        let prediction = frames[index].prediction
        return finish(
            index, prediction?.label == nil ? .failed : .degraded, prediction, reason: reason, after: action,
            wanted: wantedWithoutEdge(index), now: now)
    }

    private func index(of token: Token) -> Int {
        guard let index = frames.lastIndex(where: { $0.token == token }) else {
            preconditionFailure("expected a frame that is in flight, got one that is finished")
        }
        return index
    }

    // MARK: - The gate

    /// Tells the gate something of a frame, as if no later one had begun.
    private mutating func tell<Result>(_ index: Int, _ event: (inout any Gate) -> Result) -> Result {
        let later = index + 1..<frames.count
        guard let first = later.first, let before = frames[first].gateBefore, lastFinished < frames[index].token.number
        else { return event(&gate) }
        gate = before
        let result = event(&gate)
        for index in later {
            frames[index].gateBefore = gate
            frames[index].replay(to: &gate)
        }
        return result
    }

    /// What the gate wants after a frame of which it heard nothing more; an older frame's wish is out of date.
    private func wantedWithoutEdge(_ index: Int) -> PartitionID? {
        index == frames.count - 1 && lastFinished < frames[index].token.number ? gate.wanted : nil
    }

    private mutating func finish(
        _ index: Int, _ origin: Origin, _ prediction: Prediction?, version: String = "", reason: Answer.Reason? = nil,
        hint: PartitionID? = nil, edgeEngine: Duration? = nil, isAudited: Bool = false,
        after action: DeviceState.Action = .none, wanted: PartitionID?, now: Duration
    ) -> Step {
        let frame = frames.remove(at: index)
        lastFinished = max(lastFinished, frame.token.number)
        outcomes.count(origin, ranModel: frame.asked > 0)
        let action = action.followed(by: wanted.map { state.want($0, now: now) } ?? .none)
        let counts = origin != .failed
        let began = frame.context.time
        var answer = Answer(
            label: counts ? prediction?.label : nil, probabilities: counts ? prediction?.probabilities ?? [] : [],
            entropy: frame.prediction?.entropy, weighed: frame.weighed, origin: origin, reason: reason,
            active: frame.context.active,
            model: frame.model, modelLabel: frame.prediction?.label, hint: hint, isAudited: isAudited,
            next: state.active,
            timings: .init(
                total: now - began, engine: frame.engine,
                edge: origin == .hit || reason == .breakerOpen ? .zero : now - frame.stepBegan, edgeEngine: edgeEngine))
        answer.version = version
        return .finish(answer, action)
    }

    // MARK: - Models

    /// A model is to be loaded by order, whatever the hints say.
    ///
    /// - Precondition: no fetch is running.
    public mutating func order(_ model: DeviceModel) -> DeviceState.Action { state.order(model) }

    /// A model was loaded from the device's own store; a partition is active at once.
    public mutating func installed(_ model: DeviceModel, bytes: Int) -> DeviceState.Action {
        state.installed(model, bytes: bytes)
    }

    /// The running fetch arrived.
    public mutating func arrived(_ model: DeviceModel, bytes: Int, now: Duration) -> DeviceState.Action {
        state.arrived(model, bytes: bytes, now: now)
    }

    /// The running fetch came to nothing.
    public mutating func failed(_ model: DeviceModel, now: Duration) -> DeviceState.Action {
        state.failed(model, now: now)
    }
}
