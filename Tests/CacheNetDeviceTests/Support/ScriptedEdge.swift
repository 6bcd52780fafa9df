import CacheNetCore
import CacheNetTransport
import Synchronization

/// An edge that says what was queued, in order, and notes how it was asked.
final class ScriptedEdge: EdgeInference {
    private struct State {
        var replies: [Result<EdgeAnswer, TransportError>] = []
        var timeouts: [Duration?] = []
    }

    private let state = Mutex(State())

    /// The timeout of every request so far.
    var timeouts: [Duration?] { state.withLock { $0.timeouts } }
    var requests: Int { timeouts.count }

    func answer(_ logits: [Float] = [0, 0, 9], hint: PartitionID? = nil, ran: Duration? = nil) {
        state.withLock { $0.replies.append(.success(EdgeAnswer(logits: logits, hint: hint, ran: ran))) }
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
        guard let reply else { throw TransportError(.rejected, "the script has no more replies") }
        return try reply.get()
    }
}
