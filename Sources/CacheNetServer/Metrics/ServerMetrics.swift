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

    let registry = PrometheusRegistry(help: help)
    private let factory: any MetricsFactory
    private let connections: Meter
    /// By name and labels: to make one takes longer than to count.
    private let counters = Mutex<[[String]: Counter]>([:])

    init() {
        factory = MultiplexMetricsHandler(factories: [registry, MetricsSystem.factory])
        connections = Meter(label: "cachenet_http_connections", dimensions: [], factory: factory)
        connections.set(0)
    }

    func connectionOpened() { connections.increment() }
    func connectionClosed() { connections.decrement() }

    var openConnections: Int { Int(registry.value(of: "cachenet_http_connections")) }

    /// Hints that were given, by partition.
    func hints(model: String) -> [String: Int] {
        registry.values(of: "cachenet_hints_total", where: "model", is: model, by: "partition").mapValues { Int($0) }
    }

    /// Models of a bundle that were handed out.
    func blobs(model: String) -> (count: Int, bytes: Int) {
        func total(_ name: String) -> Int { Int(registry.value(of: name, [("model", model)])) }
        return (total("cachenet_blobs_total"), total("cachenet_blob_bytes_total"))
    }

    func addResponse(status: Int) { add(1, to: "cachenet_http_responses_total", [("status", "\(status)")]) }

    func addCall(status: String) { add(1, to: "cachenet_grpc_responses_total", [("status", status)]) }

    /// - Parameter code: of the error that the client gets.
    func addRefusal(_ code: InferenceError.Code) {
        if let reason = Self.reason(code) { add(1, to: "cachenet_refused_total", [("reason", reason)]) }
    }

    func addHint(model: String, partition: String) {
        add(1, to: "cachenet_hints_total", [("model", model), ("partition", partition)])
    }

    func addBlob(model: String, bytes: Int) {
        add(1, to: "cachenet_blobs_total", [("model", model)])
        add(bytes, to: "cachenet_blob_bytes_total", [("model", model)])
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

    private func add(_ count: Int, to name: String, _ labels: [(String, String)]) {
        let key = [name] + labels.map(\.1)
        counters.withLock { counters in
            if let known = counters[key] { return known }
            let made = Counter(label: name, dimensions: labels, factory: factory)
            counters[key] = made
            return made
        }.increment(by: count)
    }
}
