import CacheNetCore
import Testing

/// The steps of one frame after the other.
struct FrameSessionTests {
    /// Partition 0 is active; the gate's threshold is half a nat.
    private func session(breaker: CircuitBreaker? = nil, deadline: Duration? = .milliseconds(50)) -> FrameSession {
        var session = FrameSession(
            gate: FixedGate(thresholds: [0.5, 0.5, 0.5]), partitions: 3,
            cache: PartitionCache(capacity: CacheCapacity(partitions: 1)), deadline: deadline, breaker: breaker)
        _ = session.installed(.partition(0), bytes: 1)
        return session
    }

    @Test func aSureModelIsAHit() throws {
        var session = session()
        let (token, first) = session.begin(now: .zero)
        #expect(first.model == .partition(0))
        let answer = try #require(
            session.modelAnswered(token, .sure(of: 1), now: .milliseconds(2)).answer)
        #expect(answer.origin == .hit)
        #expect(answer.label == 1)
        #expect(answer.modelLabel == 1)
        #expect(answer.model == .partition(0))
        #expect(answer.timings.total == .milliseconds(2))
        #expect(answer.timings.engine == .milliseconds(2))
        #expect(session.outcomes.hits == 1)
    }

    @Test func anUnsureOneAsksTheEdgeAndFollowsItsHint() throws {
        var session = session()
        let (token, _) = session.begin(now: .zero)
        let step = session.modelAnswered(token, .unsure, now: .milliseconds(1))
        #expect(step.deadline == .milliseconds(50))
        let end = session.edgeAnswered(
            token, EdgeAnswer(logits: [0, 0, 9], hint: 2, ran: .milliseconds(4)), now: .milliseconds(7))
        let answer = try #require(end.answer)
        #expect(answer.origin == .miss)
        #expect(answer.label == 2)
        #expect(answer.hint == 2)
        #expect(answer.timings.edge == .milliseconds(6))
        #expect(answer.timings.edgeEngine == .milliseconds(4))
        #expect(end.action?.fetch == .partition(2))
        #expect(session.fetching == .partition(2))
    }

    @Test func anAnswerOfAnotherVersionIsTheFramesAndNothingMore() throws {
        var session = session()
        let (token, _) = session.begin(now: .zero)
        _ = session.modelAnswered(token, .unsure, now: .zero)
        let end = session.edgeAnswered(
            token, EdgeAnswer(logits: [0, 0, 9], hint: 2, otherVersion: "v2"), now: .milliseconds(5))
        let answer = try #require(end.answer)
        #expect(answer.origin == .miss && answer.label == 2 && answer.version == "v2")
        #expect(answer.hint == nil && answer.next == 0)
        #expect(end.action == DeviceState.Action.none)
    }

    @Test func aHintAtNoPartitionIsNone() throws {
        var session = session()
        let (token, _) = session.begin(now: .zero)
        _ = session.modelAnswered(token, .unsure, now: .zero)
        let end = session.edgeAnswered(token, EdgeAnswer(logits: [0, 0, 9], hint: 3), now: .zero)
        #expect(end.answer?.hint == nil)
        #expect(end.action == DeviceState.Action.none)
    }

    @Test func withoutTheEdgeTheModelsAnswerIsDegraded() throws {
        var session = session()
        let (token, _) = session.begin(now: .zero)
        _ = session.modelAnswered(token, .unsure, now: .zero)
        let answer = try #require(session.timedOut(token, now: .milliseconds(50)).answer)
        #expect(answer.origin == .degraded)
        #expect(answer.reason == .timeout)
        #expect(answer.label == 0)
        #expect(session.outcomes.degraded == 1)
    }

    @Test func aModelThatFailsIsNoAnswer() throws {
        var session = session()
        let (token, _) = session.begin(now: .zero)
        let step = session.modelAnswered(token, nil, now: .zero)
        #expect(step.deadline != nil)
        #expect(session.timedOut(token, now: .zero).answer?.origin == .failed)
    }

    @Test func anOpenBreakerSparesTheQuestion() throws {
        var session = session(breaker: CircuitBreaker(.init(failureLimit: 1)))
        let (first, _) = session.begin(now: .zero)
        _ = session.modelAnswered(first, .unsure, now: .zero)
        _ = session.timedOut(first, now: .zero)
        #expect(session.isEdgeGivenUp)
        let (second, _) = session.begin(now: .milliseconds(1))
        let answer = try #require(session.modelAnswered(second, .unsure, now: .milliseconds(1)).answer)
        #expect(answer.reason == .breakerOpen)
        #expect(answer.timings.edge == .zero)
    }

    @Test func givingUpSaysNothingOfTheEdge() {
        var session = session(breaker: CircuitBreaker(.init(failureLimit: 1)))
        let (token, _) = session.begin(now: .zero)
        _ = session.modelAnswered(token, .unsure, now: .zero)
        _ = session.edgeFailed(token, .cancelled, now: .zero)
        #expect(!session.isEdgeGivenUp)
    }

    /// A gate that asks for what is not there, or again and again, asks the edge in the end.
    @Test(arguments: [DeviceModel.fallback, .partition(2), .partition(0)])
    func aGateThatNeverDecidesAsksTheEdge(model: DeviceModel) {
        var session = FrameSession(
            gate: Insistent(model: model), partitions: 3,
            cache: PartitionCache(capacity: CacheCapacity(partitions: 1)))
        _ = session.installed(.partition(0), bytes: 1)
        var (token, step) = session.begin(now: .zero)
        var runs = 0
        while step.model != nil, runs < 10 {
            step = session.modelAnswered(token, .unsure, now: .zero)
            runs += 1
        }
        #expect(step.isEdge)
        #expect(runs == (model == .partition(0) ? 1 : 0))
    }

    @Test func aGateMayAnswerWithoutAModelAndAskForAnAudit() throws {
        var session = FrameSession(
            gate: Confident(), partitions: 1, cache: PartitionCache(capacity: CacheCapacity(partitions: 1)))
        let answer = try #require(session.begin(now: .zero).1.answer)
        #expect(answer.origin == .hit)
        #expect(answer.model == nil)
        #expect(answer.isAudited)
        session.audited(Audit(label: answer.label, edge: EdgeAnswer(logits: [9, 0], hint: nil)))
        session.audited(Audit(label: answer.label, edge: EdgeAnswer(logits: [0, 9], hint: nil)))
        #expect(session.audits.audits == 2)
        #expect(session.audits.agreed == 1)
    }

    @Test func aGateIsToldWhatStepsCost() {
        var session = FrameSession(
            gate: Thrifty(), partitions: 1, cache: PartitionCache(capacity: CacheCapacity(partitions: 1)))
        _ = session.installed(.partition(0), bytes: 1)
        let (first, step) = session.begin(now: .zero)
        #expect(step.model == .partition(0), "nothing is known yet")
        _ = session.modelAnswered(first, .unsure, now: .milliseconds(30))
        _ = session.edgeAnswered(first, EdgeAnswer(logits: [1, 0], hint: nil), now: .milliseconds(40))
        #expect(session.begin(now: .milliseconds(50)).1.isEdge, "the edge is three times as fast")
    }
}

private struct Insistent: Gate {
    let model: DeviceModel
    let usesFallback = false
    func begin(_ frame: FrameContext) -> GateDecision { .ask(model) }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .ask(self.model) }
}

private struct Confident: Gate {
    let usesFallback = false
    func begin(_ frame: FrameContext) -> GateDecision {
        .answer(GateAnswer(label: 0, probabilities: [1, 0], isAudited: true))
    }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}

private struct Thrifty: Gate {
    let usesFallback = false
    func begin(_ frame: FrameContext) -> GateDecision {
        if let edge = frame.costs.edge, let own = frame.costs.partition, edge < own { return .askEdge }
        return .ask(.partition(0))
    }
    func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
}
