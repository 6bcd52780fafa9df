internal import CacheNetProtocol
internal import CoreMetrics
internal import Synchronization

/// Counts what happens at the server through swift-metrics: for its own metrics page, and for what the process that it
/// runs in has set up beside it.
final class ServerMetrics: Sendable {
    private static let help = [
        "cachenet_http_responses_total": "Answers over HTTP, by status.",
        "cachenet_grpc_responses_total": "Answers over gRPC, by status.",
        "cachenet_http_connections": "Open HTTP connections.",
        "cachenet_refused_total": "Requests that were refused before any model saw them, by reason.",
        "cachenet_hints_total": "Hints of the full model's code, by partition.",
        "cachenet_blobs_total": "Models handed out.",
        "cachenet_blob_bytes_total": "Bytes of models handed out.",
    ]

    private struct Counters {
        var responses: [Int: Counter] = [:]
        var calls: [String: Counter] = [:]
        var refusals: [String: Counter] = [:]
        var hints: [[String]: Counter] = [:]
        var blobs: [String: (count: Counter, bytes: Counter)] = [:]
    }

    let registry = PrometheusRegistry(help: help)
    private let factory: any MetricsFactory
    private let connections: Meter
    private let counters = Mutex(Counters())
    init() {
        factory = MultiplexMetricsHandler(factories: [registry, MetricsSystem.factory])
        connections = Meter(label: "cachenet_http_connections", dimensions: [], factory: factory)
        connections.set(0)
    }

    private let open = Atomic(0)

    var openConnections: Int { open.load(ordering: .relaxed) }

    func connectionOpened() {
        open.add(1, ordering: .relaxed)
        connections.increment()
    }

    func connectionClosed() {
        open.subtract(1, ordering: .relaxed)
        connections.decrement()
    }

    /// Hints that were given, by partition.
    func hints(model: String) -> [String: Int] {
        registry.values(of: "cachenet_hints_total", where: "model", is: model, by: "partition").mapValues { Int($0) }
    }

    /// Models of a bundle that were handed out.
    func blobs(model: String) -> (count: Int, bytes: Int) {
        func total(_ name: String) -> Int {
            Int(registry.values(of: name, where: "model", is: model, by: "model")[model] ?? 0)
        }
        return (total("cachenet_blobs_total"), total("cachenet_blob_bytes_total"))
    }

    func addResponse(status: Int) {
        counters.withLock { counters in
            counter(&counters.responses[status], "cachenet_http_responses_total", [("status", "\(status)")])
        }.increment()
    }

    func addCall(status: String) {
        counters.withLock { counters in
            counter(&counters.calls[status], "cachenet_grpc_responses_total", [("status", status)])
        }.increment()
    }

    /// - Parameter code: of the error that the client gets.
    func addRefusal(_ code: InferenceError.Code) {
        guard let reason = Self.reason(code) else { return }
        counters.withLock { counters in
            counter(&counters.refusals[reason], "cachenet_refused_total", [("reason", reason)])
        }.increment()
    }

    func addHint(model: String, partition: String) {
        counters.withLock { counters in
            counter(
                &counters.hints[[model, partition]], "cachenet_hints_total",
                [("model", model), ("partition", partition)])
        }.increment()
    }

    func addBlob(model: String, bytes: Int) {
        let blob = counters.withLock { counters in
            if let known = counters.blobs[model] { return known }
            let made = (
                count: Counter(label: "cachenet_blobs_total", dimensions: [("model", model)], factory: factory),
                bytes: Counter(label: "cachenet_blob_bytes_total", dimensions: [("model", model)], factory: factory)
            )
            counters.blobs[model] = made
            return made
        }
        blob.count.increment()
        blob.bytes.increment(by: bytes)
    }

    /// `nil` for what is no refusal.
    private static func reason(_ code: InferenceError.Code) -> String? {
        switch code {
        case .unauthenticated: "unauthorized"
        case .forbidden: "forbidden"
        case .rateLimited: "rate"
        case .unavailable: "overload"
        default: nil
        }
    }

    private func counter(
        _ known: inout Counter?, _ label: String, _ dimensions: [(String, String)]
    ) -> Counter {
        if let known { return known }
        let made = Counter(label: label, dimensions: dimensions, factory: factory)
        known = made
        return made
    }
}
