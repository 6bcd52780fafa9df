internal import CacheNetProtocol
internal import Synchronization

/// Lets requests in, or says why not. Its policy can change while requests are under way.
final class Gatekeeper: Sendable {
    private struct State {
        var policy: EdgeServer.AccessPolicy
        var ledger = ClientLedger()
    }

    private let state: Mutex<State>

    init(policy: EdgeServer.AccessPolicy) {
        state = Mutex(State(policy: policy))
    }

    /// Counts for requests that begin from now on.
    func apply(_ policy: EdgeServer.AccessPolicy) {
        state.withLock { $0.policy = policy }
    }

    /// - Parameters:
    ///   - authorization: the header of that name.
    ///   - address: the client's, as text; asked for only where there are limits.
    /// - Returns: what to hand to ``leave(_:)`` when the request ends.
    /// - Throws: ``InferenceError`` `unauthenticated`, `forbidden` or `rateLimited`.
    func enter(
        authorization: String?, need: AccessNeed, address: () -> String
    ) throws(InferenceError) -> Visit {
        guard need != .nothing else { return Visit(token: nil, client: nil) }
        let policy = state.withLock { $0.policy }
        let token = try policy.token(authorization)
        let visit = Visit(token: token, client: nil)
        switch need {
        case .nothing: break
        case .model(let name): try visit.check(model: name)
        case .scope(let scope):
            guard let token, !token.allows(scope) else { break }
            throw InferenceError(.forbidden, "the token \(token.name) has no scope \(scope.rawValue)")
        }
        guard !policy.limits.isUnlimited else { return visit }
        let client = ClientLedger.Client(address: address(), token: token?.name)
        try state.withLock { state throws(InferenceError) in
            try state.ledger.enter(client, limits: policy.limits, at: .now)
        }
        return Visit(token: token, client: client)
    }

    func leave(_ visit: Visit) {
        guard let client = visit.client else { return }
        state.withLock { $0.ledger.leave(client) }
    }
}

/// A request that was let in.
struct Visit: Sendable {
    /// `nil` where none is needed.
    let token: AccessToken?
    /// Whom limits count it for; `nil` where there are none.
    fileprivate let client: ClientLedger.Client?

    /// Whether the client may know of a model.
    func allows(model name: String) -> Bool { token?.allows(model: name) ?? true }

    /// - Throws: ``InferenceError`` `forbidden` when the client may not.
    func check(model name: String) throws(InferenceError) {
        guard let token, !token.allows(model: name) else { return }
        throw InferenceError(.forbidden, "the token \(token.name) is not for model \(name.shortened)")
    }
}
