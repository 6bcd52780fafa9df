import CacheNetBench
import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetProtocol
import CacheNetStreamRun
import CacheNetTransport

/// A run that tells the edge server how it goes.
struct ReportedRun: Sendable {
    private let reporter: DeviceReporter
    private let model: String
    private let version: String

    /// - Throws: `TransportError` when the id is none.
    init(
        _ id: String, to edge: EdgeOptions, over connection: EdgeConnection, of device: Device,
        _ place: BundlePlace
    ) throws {
        reporter = try DeviceReporter(
            client: connection.downloads, baseURL: edge.url().description, device: id,
            authorization: connection.authorization)
        model = place.model ?? device.bundle.config.name.description
        version = device.bundle.digest.description
    }

    func send(_ progress: RunProgress) { reporter.send(report(progress)) }

    /// - Returns: why a report did not arrive, if one did not.
    func finish(_ summary: RunSummary) async -> TransportError? {
        await reporter.finish(report(RunProgress(summary: summary, active: nil, loaded: [])))
        return reporter.lastFailure
    }

    private func report(_ progress: RunProgress) -> DeviceReport {
        let statistics = progress.summary.statistics
        let outcomes = statistics.outcomes
        func count(_ value: Int) -> UInt64 { UInt64(max(value, 0)) }
        func milliseconds(_ percentile: Double) -> Double {
            progress.summary.latency.microseconds(atPercentile: percentile) / 1000
        }
        return DeviceReport(
            model: model, version: version, frames: count(outcomes.frames), hits: count(outcomes.hits),
            misses: count(outcomes.misses), degraded: count(outcomes.degraded),
            latency: outcomes.frames > 0 ? DeviceReport.Latency(p50: milliseconds(50), p99: milliseconds(99)) : nil,
            activePartition: progress.active.map { "\($0)" }, cachedPartitions: progress.loaded.map { "\($0)" },
            downloads: count(statistics.downloads), downloadedBytes: count(statistics.downloadedBytes))
    }
}
