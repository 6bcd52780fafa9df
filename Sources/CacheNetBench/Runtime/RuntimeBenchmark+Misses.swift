internal import AsyncHTTPClient
internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import CacheNetProtocol
internal import CacheNetStreamRun
internal import CacheNetTransport
internal import NIOCore

extension RuntimeBenchmark {
    /// A miss over loopback beyond the full model's own run in the server, which each answer tells, and where it goes:
    /// a request that asks for nothing takes as long in HTTP and the kernel, and the server counts what it does between
    /// a request's head and its answer. What is left is the device's: frame to message, message to answer, the session.
    package func misses(count: Int = 2000) async throws -> [BenchmarkFigure] {
        let device = try await device(threshold: 0)
        return try await withTaskExecutorPreference(device.executor) {
            let before = try await serverMicroseconds()
            let (edge, full) = try await timedMisses(of: device, count)
            let handled = (try await serverMicroseconds() - before) / Double(count)
            let empty = 1000 * (try await LinkProbe.roundTrip(baseURL, client: connection.inference, count: count))
            let overhead = zip(edge, full).map(-).median
            return [
                BenchmarkFigure("full model's own run in the server", full.median, "us"),
                BenchmarkFigure("miss over loopback", edge.median, "us"),
                BenchmarkFigure("overhead on a miss", overhead, "us", atMost: 300),
                BenchmarkFigure("of it HTTP and the kernel: a health request", empty, "us"),
                BenchmarkFigure("of it the server, from head to answer (mean)", handled, "us"),
                BenchmarkFigure("of it the device", overhead - empty - handled, "us"),
            ]
        }
    }

    /// - Returns: of each miss how long the edge took, and of that its full model, in microseconds.
    private func timedMisses(of device: Device, _ count: Int) async throws -> (edge: [Double], full: [Double]) {
        var (edge, full): ([Double], [Double]) = ([], [])
        for index in 0..<count {
            let timings = try await device.infer(frames[index % frames.count]).timings
            guard let ran = timings.edgeEngine else {
                throw BenchError(.invalidConfiguration, "expected misses with a model time, got one without")
            }
            edge.append(timings.edge.microseconds)
            full.append(ran.microseconds)
        }
        return (edge, full)
    }

    /// - Returns: what the server has spent on requests that it answered, beside running models, in microseconds.
    private func serverMicroseconds() async throws -> Double {
        let request = try HTTPClient.Request(url: "\(baseURL)/v2/models/\(bundle.config.name)/stats")
        let response = try await connection.inference.execute(request: request).get()
        let body = response.body.map { Array($0.readableBytesView) } ?? []
        let statistics = try WireJSON.decode(StatisticsBody.self, from: body).modelStats
        return statistics.reduce(0) { total, model in
            total + (Double(model.inferenceStats.success.ns) - Double(model.inferenceStats.computeInfer.ns)) / 1000
        }
    }
}
