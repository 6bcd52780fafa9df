internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetDevice
internal import Foundation

extension ComparisonReport {
    private struct Document: Encodable {
        struct Link: Encodable {
            let name: String
            let delayMs: Double
            let jitterMs: Double
            let downMbitS: Double
            let upMbitS: Double
            let roundTripMs: Double
            let roundTripWithoutLinkMs: Double
        }

        struct Device: Encodable {
            let name: String
            let factorAsked: Double
            let factorMeasured: Double?
        }

        struct Outcomes: Encodable {
            let hits: Int
            let misses: Int
            let degraded: Int
            let failed: Int
            let downloads: Int
            let downloadedBytes: Int
            let storeLoads: Int
            let evictions: Int
            let fetchFailures: Int
        }

        let bundle: String
        let bundleVersion: String
        let configuration: [String: String]
        let versions: [String: String]
        let frames: Int
        let blockLength: Int
        let link: Link
        let device: Device
        let methods: [MethodFigures]
        let cachenet: Outcomes
        let verdict: ComparisonVerdict?
    }

    /// Everything that came out and under which conditions, as one JSON object.
    ///
    /// - Parameters:
    ///   - configuration: what the user asked for, seeds included.
    ///   - versions: of what ran.
    public func json(configuration: [String: String], versions: [String: String]) throws -> String {
        // From the books, which leave out a block that was cut off.
        let origins = books.first { $0.kind == .cacheNet }?.origins ?? []
        let statistics = statistics[.cacheNet] ?? DeviceStatistics()
        func count(_ origin: Origin) -> Int { origins.count { $0 == origin } }
        let document = Document(
            bundle: bundle.config.name.description, bundleVersion: bundle.digest.description,
            configuration: configuration, versions: versions, frames: frames,
            blockLength: MethodComparison.blockLength,
            link: .init(
                name: link.profile.name, delayMs: link.profile.delay / .milliseconds(1),
                jitterMs: link.profile.jitter / .milliseconds(1), downMbitS: link.profile.downRate / 1e6,
                upMbitS: link.profile.upRate / 1e6, roundTripMs: link.roundTripMs,
                roundTripWithoutLinkMs: link.withoutLinkMs),
            device: .init(
                name: device.profile.name, factorAsked: device.profile.factor, factorMeasured: device.measuredFactor),
            methods: methods,
            cachenet: .init(
                hits: count(.hit), misses: count(.miss), degraded: count(.degraded), failed: count(.failed),
                downloads: statistics.downloads, downloadedBytes: statistics.downloadedBytes,
                storeLoads: statistics.storeLoads, evictions: statistics.evictions,
                fetchFailures: statistics.fetchFailures),
            verdict: verdict)
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }
}
