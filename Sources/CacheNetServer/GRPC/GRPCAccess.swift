internal import CacheNetGRPC
internal import CacheNetProtocol
internal import GRPCCore

/// Asks for a token before a call, where one is needed, keeps clients within their limits, and takes over their traces.
struct GRPCAccess: ServerInterceptor {
    /// The one whose call is at hand.
    @TaskLocal static var visit: Visit?
    /// The trace that the call at hand belongs to.
    @TaskLocal static var trace: TraceParent?

    let gatekeeper: Gatekeeper
    let metrics: ServerMetrics

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @concurrent @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let visit: Visit
        do {
            visit = try gatekeeper.enter(
                authorization: request.metadata[stringValues: "authorization"].first { _ in true },
                need: Self.need(of: context.descriptor.method)
            ) {
                Self.address(of: context.remotePeer)
            }
        } catch {
            metrics.addRefusal(error.code)
            throw RPCError(error)
        }
        defer { gatekeeper.leave(visit) }
        let trace = TraceParent(request.metadata[stringValues: "traceparent"].first { _ in true })
        return try await Self.$visit.withValue(visit) {
            try await Self.$trace.withValue(trace) { try await next(request, context) }
        }
    }

    private static func need(of method: String) -> AccessNeed {
        switch method {
        case "ServerLive", "ServerReady", "ServerMetadata": .nothing
        case "RepositoryModelLoad", "RepositoryModelUnload": .scope(.admin)
        // Whether it is for the model at hand is seen when the message is.
        default: .scope(.device)
        }
    }

    /// - Parameter peer: such as `ipv4:127.0.0.1:50000`.
    private static func address(of peer: String) -> String {
        peer.lastIndex(of: ":").map { String(peer[..<$0]) } ?? peer
    }
}
