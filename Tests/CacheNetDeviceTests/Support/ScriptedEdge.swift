import CacheNetCore
import Synchronization

/// An edge that says what was queued, in order, and notes how it was asked.
final class ScriptedEdge: EdgeInference {
    private struct State {
        var replies: [Result<EdgeAnswer, TransportError>] = []
        var timeouts: [Duration?] = []
        var isHolding = false
        var held: [CheckedContinuation<Void, Never>] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    /// The timeout of every request so far.
    var timeouts: [Duration?] { state.withLock { $0.timeouts } }
    var requests: Int { timeouts.count }

    func answer(
        _ logits: [Float] = [0, 0, 9], hint: PartitionID? = nil, ran: Duration? = nil, otherVersion: String? = nil
    ) {
        let answer = EdgeAnswer(logits: logits, hint: hint, ran: ran, otherVersion: otherVersion)
        state.withLock { $0.replies.append(.success(answer)) }
    }

    /// Keeps every answer from now on until the test releases it.
    func hold() {
        state.withLock { $0.isHolding = true }
    }

    /// Lets the oldest answer go that is held; it must have been asked for.
    func release() {
        state.withLock { $0.held.removeFirst() }.resume()
    }

    /// Returns once that many answers are held.
    func waitForHeld(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isMet = state.withLock { state in
                if state.held.count < count { state.watchers.append((count, continuation)) }
                return state.held.count >= count
            }
            if isMet { continuation.resume() }
        }
    }

    func fail(_ code: TransportError.Code = .unreachable, times: Int = 1) {
        for _ in 0..<times {
            state.withLock { $0.replies.append(.failure(TransportError(code, "as the script says"))) }
        }
    }

    func infer(_ frame: Tensor, timeout: Duration?) async throws(TransportError) -> EdgeAnswer {
        let reply = state.withLock { state -> Result<EdgeAnswer, TransportError>? in
            state.timeouts.append(timeout)
            return state.replies.isEmpty ? nil : state.replies.removeFirst()
        }
        await withCheckedContinuation { arrived($0) }
        guard let reply else { throw TransportError(.rejected, "the script has no more replies") }
        return try reply.get()
    }

    private func arrived(_ continuation: CheckedContinuation<Void, Never>) {
        let due = state.withLock { state in
            guard state.isHolding else { return [continuation] }
            state.held.append(continuation)
            let due = state.watchers.filter { $0.count <= state.held.count }.map(\.continuation)
            state.watchers.removeAll { $0.count <= state.held.count }
            return due
        }
        for continuation in due { continuation.resume() }
    }
}
