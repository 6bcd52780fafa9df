import CacheNetCore
import Testing

/// Frames that overlap: evidence counts in the order in which they began.
struct OverlapTests {
    private func session() -> FrameSession {
        var session = FrameSession(
            gate: Diary(), partitions: 9, cache: PartitionCache(capacity: CacheCapacity(partitions: 9)))
        _ = session.installed(.partition(0), bytes: 1)
        return session
    }

    /// A frame that is with the edge.
    private func ask(_ session: inout FrameSession, _ label: Int) -> FrameSession.Token {
        let (token, _) = session.begin(now: .zero)
        _ = session.modelAnswered(token, .sure(of: label), now: .zero)
        return token
    }

    private func edge(_ label: Int, hint: PartitionID? = nil) -> EdgeAnswer {
        EdgeAnswer(logits: (0..<3).map { $0 == label ? 9 : 0 }, hint: hint)
    }

    /// What the gate has heard, which it tells as probabilities.
    private func diary(_ session: inout FrameSession) -> [Double] {
        let (token, _) = session.begin(now: .zero)
        let answer = session.modelAnswered(token, nil, now: .zero).answer
        return answer?.probabilities.dropLast() ?? []
    }

    @Test func oneAfterTheOtherIsHeardAsItComes() {
        var session = session()
        for label in 0..<2 {
            let token = ask(&session, label)
            _ = session.edgeAnswered(token, edge(label), now: .zero)
        }
        #expect(diary(&session) == [-1, 0, 10, -1, 1, 11])
    }

    @Test func anAnswerInTimeIsHeardBeforeLaterFrames() {
        var session = session()
        let first = ask(&session, 0)
        let second = ask(&session, 1)
        _ = session.edgeAnswered(first, edge(2), now: .zero)
        _ = session.edgeAnswered(second, edge(1), now: .zero)
        #expect(diary(&session) == [-1, 0, 12, -1, 1, 11])
    }

    @Test func soItIsWithThreeInFlight() {
        var session = session()
        let tokens = (0..<3).map { ask(&session, $0) }
        for label in 0..<3 { _ = session.edgeAnswered(tokens[label], edge(label), now: .zero) }
        #expect(diary(&session) == [-1, 0, 10, -1, 1, 11, -1, 2, 12])
    }

    @Test func anAnswerAfterALaterFrameIsFinishedIsNotHeard() {
        var session = session()
        let first = ask(&session, 0)
        let second = ask(&session, 1)
        _ = session.edgeAnswered(second, edge(1, hint: 2), now: .zero)
        let late = session.edgeAnswered(first, edge(2, hint: 3), now: .zero)
        #expect(late.answer?.label == 2, "it is the frame's answer all the same")
        #expect(late.answer?.origin == .miss)
        #expect(late.action == DeviceState.Action.none, "but its hint is out of date")
        #expect(diary(&session) == [-1, 0, -1, 1, 11])
        #expect(session.outcomes.misses == 2)
    }

    @Test func aFrameThatFailsLeavesTheOthersAsTheyWere() {
        var session = session()
        let first = ask(&session, 0)
        let second = ask(&session, 1)
        _ = session.timedOut(first, now: .zero)
        _ = session.edgeAnswered(second, edge(1), now: .zero)
        #expect(diary(&session) == [-1, 0, -1, 1, 11])
    }

    /// A shell that runs two models at once tells their answers in any order.
    @Test func modelsThatOverlapCountInOrderToo() {
        var session = session()
        let (first, _) = session.begin(now: .zero)
        let (second, _) = session.begin(now: .zero)
        _ = session.modelAnswered(second, .sure(of: 1), now: .zero)
        _ = session.modelAnswered(first, .sure(of: 0), now: .zero)
        _ = session.edgeAnswered(first, edge(0), now: .zero)
        _ = session.edgeAnswered(second, edge(1), now: .zero)
        #expect(diary(&session) == [-1, 0, 10, -1, 1, 11])
    }
}

/// Writes down what it hears: -1 for a frame, a label for a model's answer, 10 and a label for the edge's.
private struct Diary: Gate {
    let usesFallback = false
    var wanted: PartitionID?
    private var entries: [Double] = []

    mutating func begin(_ frame: FrameContext) -> GateDecision {
        entries.append(-1)
        wanted = nil
        return .ask(.partition(0))
    }

    mutating func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision {
        guard let label = answer?.prediction.label else {
            return .answer(GateAnswer(label: nil, probabilities: entries))
        }
        entries.append(Double(label))
        return .askEdge
    }

    mutating func edgeAnswered(_ answer: EdgeAnswer) {
        entries.append(10 + Double(answer.prediction.label ?? 0))
        wanted = answer.hint
    }
}
