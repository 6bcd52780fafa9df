public import CacheNetCore

/// Runs a gate over a stream of recorded outcomes: what a synchronous device with room for all partitions would do,
/// without running a model.
public struct StreamSimulation: Sendable {
    /// The models that a device has after a warm start; of these, the ones that there are.
    package static let warmStart: [DeviceModel] = [.partition(0), .fallback]

    private let outcomes: TemperedOutcomes
    /// Of each record all that gates look at; `nil` where they see none.
    private let pixels: [Tensor]?
    private let interval: Duration
    let times: StepTimes

    /// - Parameters:
    ///   - interval: from one frame to the next.
    ///   - times: what each step takes.
    public init(_ outcomes: TemperedOutcomes, interval: Duration = .milliseconds(33), times: StepTimes = .none) {
        self.outcomes = outcomes
        self.interval = interval
        self.times = times
        pixels = outcomes.outcomes.thumbnails?.map(\.frame)
    }

    /// - Parameters:
    ///   - stream: records of the outcomes, in order.
    ///   - start: the models that are there at first, if the outcomes have them; a cold start has none.
    ///   - isOracle: whether a record's own partition is active before the record is seen, as only an oracle could
    ///     know.
    ///   - onFrame: told of every frame.
    public func run(
        _ gate: any Gate, over stream: some Sequence<Int>, startingWith start: [DeviceModel] = [.partition(0)],
        isOracle: Bool = false, onFrame: (SimulatedFrame) -> Void = { _ in }
    ) -> StreamFigures {
        var session = session(gate, startingWith: start)
        var figures = StreamFigures()
        var now = Duration.zero
        var changes = ChangeCount()
        for record in stream {
            let own = outcomes.outcomes.codes[record]
            if isOracle, own != session.active { _ = session.installed(.partition(own), bytes: 0) }
            let answer = answer(&session, record, now)
            now += interval
            figures.frames += 1
            figures.time += answer.timings.total
            let loss = outcomes.loss(answer.label, record: record)
            let isHit = answer.origin == .hit
            let isSkip = isHit && answer.model == nil
            if isHit { figures.count(hit: loss) }
            if isSkip { figures.skips += 1 }
            figures.count(loss, sinceChange: changes.next(outcomes.outcomes.labels[record]))
            let next = session.active
            if next != answer.active { figures.switches += 1 }
            onFrame(
                SimulatedFrame(
                    record: record, isHit: isHit, isSkip: isSkip, answer: answer.label, active: answer.active,
                    next: next, latency: answer.timings.total))
        }
        return figures
    }

    /// How sticky a stream is, as a gate believes: the mean over its frames.
    func stickiness(believedBy gate: BeliefGate, over stream: some Sequence<Int>) -> Stickiness {
        var session = session(gate, startingWith: [.partition(0)])
        return .mean(
            stream.enumerated().compactMap { index, record in
                _ = answer(&session, record, interval * index)
                return (session.gate as? BeliefGate)?.stickiness
            })
    }

    /// What a gate believes of each frame where the edge answers all of them and no other model is asked.
    ///
    /// - Parameters:
    ///   - gate: one that has seen nothing yet.
    ///   - stream: as above.
    func labels(believedBy gate: BeliefGate, over stream: some Sequence<Int>) -> [Int] {
        var gate = gate
        return stream.enumerated().map { index, record in
            _ = gate.begin(
                FrameContext(
                    pixels: pixels?[record], time: interval * index, active: nil,
                    resident: ResidentModels(partitions: [], hasFallback: false)))
            gate.edgeAnswered(outcomes.edgeAnswer(to: record))
            return gate.label
        }
    }

    private func session(_ gate: any Gate, startingWith start: [DeviceModel]) -> FrameSession {
        let partitions = outcomes.outcomes.partitionCount
        var session = FrameSession(
            gate: gate, partitions: partitions,
            cache: PartitionCache(capacity: CacheCapacity(partitions: partitions)))
        for model in start where outcomes.has(model) { _ = session.installed(model, bytes: 0) }
        return session
    }

    /// - Parameter start: when the frame comes.
    private func answer(_ session: inout FrameSession, _ record: Int, _ start: Duration) -> Answer {
        var (token, step) = session.begin(pixels?[record], now: start)
        var now = start + times.frame
        while true {
            switch step {
            case .run(let model):
                now += times.run(of: model)
                step = session.modelAnswered(token, outcomes.answer(of: model, to: record), now: now)
            case .askEdge(_, let action):
                carryOut(action, &session, now)
                now += times.edge
                step = session.edgeAnswered(token, outcomes.edgeAnswer(to: record), now: now)
            case .finish(let answer, let action):
                carryOut(action, &session, now)
                if answer.isAudited {
                    session.audited(Audit(label: answer.label, edge: outcomes.edgeAnswer(to: record)))
                }
                return answer
            }
        }
    }

    /// What is fetched is there before the next frame.
    private func carryOut(_ action: DeviceState.Action, _ session: inout FrameSession, _ now: Duration) {
        guard let model = action.fetch else { return }
        carryOut(session.arrived(model, bytes: 0, now: now), &session, now)
    }
}
