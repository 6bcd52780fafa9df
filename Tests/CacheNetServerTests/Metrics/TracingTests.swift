import CacheNetCore
import InMemoryTracing
import Testing
import Tracing

@testable import CacheNetServer

/// What a tracer hears that the process has set up.
@Suite struct TracingTests {
    @Test func aRequestIsASpanOfTheClientsTrace() async throws {
        let tracer = InMemoryTracer()
        try await withTracer(tracer) {
            try await LiveServer.run { server in
                let headers = [InMemoryTracer.traceIDKey: "a-trace", InMemoryTracer.spanIDKey: "parent"]
                let answer = try await server.get("/v2/models/other", headers)
                #expect(answer.status == 404)
            }
        }
        let spans = tracer.finishedSpans.filter { $0.kind == .server && $0.traceID == "a-trace" }
        #expect(spans.map(\.operationName) == ["GET"])
        #expect(spans.first?.parentSpanID == "parent")
        #expect(spans.first?.attributes.get("http.response.status_code") == .int64(404))
    }
}
