internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// Around every answer: a number for the request, a count by status, and a line in the log at level info.
struct ObservedResponder: HTTPResponder {
    let next: EdgeResponder
    let metrics: ServerMetrics
    let logger: Logger

    func respond(to request: Request, context: EdgeContext) async throws -> Response {
        let began = ContinuousClock.now
        let id = RequestID(request.headers[.requestID]).text
        var (response, token) = try await next.respond(to: request, context: context)
        response.headers[.requestID] = id
        metrics.addResponse(status: response.status.code)
        logger.info(
            "request",
            metadata: [
                "id": "\(id)", "method": "\(request.method.rawValue)",
                "path": "\((request.head.path ?? "").prefix(256))",
                "status": "\(response.status.code)",
                "ms": "\((began.duration(to: .now) / .microseconds(1)).rounded() / 1000)",
                "client": "\(context.channel.remoteAddress?.ipAddress ?? "")", "token": "\(token ?? "")",
                "trace": "\(TraceParent(request.headers[.traceParent])?.traceID ?? "")",
            ])
        return response
    }
}
