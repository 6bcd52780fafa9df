internal import CacheNetGRPC
internal import CacheNetProtocol
internal import GRPCCore
internal import Instrumentation
internal import Logging
internal import Tracing

/// Around every call: a span; asks for a token where one is needed, keeps clients within their limits, takes over their
/// traces, counts by status, and has a line in the log at level info.
struct GRPCAccess: ServerInterceptor {
    /// Whose call is at hand, and the trace that it belongs to.
    struct Caller {
        let visit: Visit
        let trace: TraceParent?
    }

    @TaskLocal static var caller: Caller?

    let gatekeeper: Gatekeeper
    let metrics: ServerMetrics
    let logger: Logger

    func intercept<Input: Sendable, Output: Sendable>(
        request: StreamingServerRequest<Input>, context: ServerContext,
        next:
            @concurrent @Sendable (StreamingServerRequest<Input>, ServerContext) async throws ->
            StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
        let began = ContinuousClock.now
        let trace = TraceParent(request.metadata[stringValues: "traceparent"].first { _ in true })
        var token: String?
        func end(_ status: String) {
            metrics.addCall(status: status)
            logger.info(
                "call",
                metadata: .request([
                    "method": context.descriptor.method, "status": status, "ms": began.millisecondsAsText,
                    "client": Self.address(of: context.remotePeer), "token": token, "trace": trace?.traceID,
                ]))
        }
        do {
            let visit = try enter(request.metadata, context)
            defer { gatekeeper.leave(visit) }
            token = visit.token?.name
            var parent = InstrumentationContext.topLevel
            InstrumentationSystem.instrument.extract(request.metadata, into: &parent, using: MetadataExtractor())
            let response = try await withSpan(context.descriptor.method, context: parent, ofKind: .server) { _ in
                try await Self.$caller.withValue(Caller(visit: visit, trace: trace)) {
                    try await next(request, context)
                }
            }
            end("ok")
            return response
        } catch {
            end((error as? RPCError).map { "\($0.code)" } ?? "unknown")
            throw error
        }
    }

    private func enter(_ metadata: Metadata, _ context: ServerContext) throws -> Visit {
        do {
            return try gatekeeper.enter(
                authorization: metadata[stringValues: "authorization"].first { _ in true },
                need: Self.need(of: context.descriptor.method)
            ) {
                Self.address(of: context.remotePeer)
            }
        } catch {
            metrics.addRefusal(error.code)
            throw RPCError(error)
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

/// Lets a tracer read what the client says of its trace.
private struct MetadataExtractor: Extractor {
    func extract(key: String, from metadata: Metadata) -> String? {
        metadata[stringValues: key].first { _ in true }
    }
}
