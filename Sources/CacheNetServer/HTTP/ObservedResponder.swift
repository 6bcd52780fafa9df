internal import HTTPTypes
internal import Hummingbird
internal import Instrumentation
internal import Logging
internal import NIOCore
internal import Tracing

/// Around every answer: a span, a number for the request, a count by status, and a line in the log at level info.
struct ObservedResponder: HTTPResponder {
    let next: EdgeResponder
    let metrics: ServerMetrics
    let logger: Logger

    func respond(to request: Request, context: EdgeContext) async throws -> Response {
        var parent = InstrumentationContext.topLevel
        InstrumentationSystem.instrument.extract(request.headers, into: &parent, using: FieldsExtractor())
        return try await withSpan(request.method.rawValue, context: parent, ofKind: .server) { span in
            let response = try await observed(request, context)
            span.attributes["http.response.status_code"] = response.status.code
            return response
        }
    }

    private func observed(_ request: Request, _ context: EdgeContext) async throws -> Response {
        let began = ContinuousClock.now
        let id = RequestID(request.headers[.requestID]).text
        var (response, token) = try await next.respond(to: request, context: context)
        response.headers[.requestID] = id
        metrics.addResponse(status: response.status.code)
        logger.info(
            "request",
            metadata: .request([
                "id": id, "method": request.method.rawValue, "path": String((request.head.path ?? "").prefix(256)),
                "status": "\(response.status.code)", "ms": began.millisecondsAsText,
                "client": context.channel.remoteAddress?.ipAddress, "token": token,
                "trace": TraceParent(request.headers[.traceParent])?.traceID,
            ]))
        return response
    }
}

/// Lets a tracer read what the client says of its trace.
private struct FieldsExtractor: Extractor {
    func extract(key: String, from fields: HTTPFields) -> String? {
        HTTPField.Name(key).flatMap { fields[$0] }
    }
}
