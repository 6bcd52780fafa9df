internal import CacheNetCore
internal import CacheNetProtocol
internal import Foundation

/// What the dashboard shows at one moment. Counts are totals since the server or the device started.
struct DashboardState: Encodable {
    struct Server: Encodable {
        let version: String
        /// Seconds.
        let uptime: Double
        /// Requests that run or wait for a worker.
        let pending: Int
        let connections: Int
        /// `nil` where the system does not say.
        let residentBytes: Int?
    }

    struct Model: Encodable {
        let name: String
        let version: String
        let state: String
        let requests: UInt64
        let failures: UInt64
        /// Those that found no room in the queue.
        let refused: Int
        /// Microseconds of all answered requests.
        let requestTime: UInt64
        /// Microseconds of these that were waiting.
        let queueTime: UInt64
        /// Microseconds of these in the model.
        let computeTime: UInt64
        let frames: UInt64
        let runs: UInt64
        let hints: [String: Int]
        let downloads: Int
        let downloadedBytes: Int
    }

    struct Device: Encodable {
        let id: String
        /// Seconds since its last report.
        let age: Double
        let report: DeviceReport

        private enum Keys: CodingKey { case id, age }

        /// The report's members stand beside the id.
        func encode(to encoder: any Encoder) throws {
            try report.encode(to: encoder)
            var container = encoder.container(keyedBy: Keys.self)
            try container.encode(id, forKey: .id)
            try container.encode(age, forKey: .age)
        }
    }

    /// Milliseconds since 1970.
    let time: Int
    let server: Server
    let models: [Model]
    let devices: [Device]

    init(of service: EdgeService) {
        let now = ContinuousClock.now
        time = Int(Date().timeIntervalSince1970 * 1000)
        let loaded = service.repository.loaded
        server = Server(
            version: EdgeService.metadata.version, uptime: service.began.duration(to: now) / .seconds(1),
            pending: loaded.reduce(0) { $0 + $1.queue.requests }, connections: service.metrics.openConnections,
            residentBytes: ProcessUsage.own.residentBytes)
        let byName = Dictionary(loaded.map { ($0.interface.name, $0) }) { first, _ in first }
        models = service.repository.index.map { entry in Model(entry, byName[entry.name], service.metrics) }
        devices = service.reports.current(at: now).map { entry in
            Device(id: entry.id, age: entry.received.duration(to: now) / .seconds(1), report: entry.report)
        }
    }
}

extension DashboardState.Model {
    /// - Parameter model: `nil` where it is not loaded.
    fileprivate init(_ entry: RepositoryIndexEntry, _ model: ServedModel?, _ metrics: ServerMetrics) {
        let statistics = model?.statistics.current
        name = entry.name
        version = entry.version ?? ""
        state = entry.state
        let requests = statistics?.inferenceStats
        self.requests = requests?.success.count ?? 0
        failures = requests?.fail.count ?? 0
        refused = model?.queue.refused ?? 0
        requestTime = (requests?.success.ns ?? 0) / 1000
        queueTime = (requests?.queue.ns ?? 0) / 1000
        computeTime = (requests?.computeInfer.ns ?? 0) / 1000
        frames = statistics?.inferenceCount ?? 0
        runs = statistics?.executionCount ?? 0
        hints = metrics.hints(model: entry.name)
        (downloads, downloadedBytes) = metrics.blobs(model: entry.name)
    }
}
