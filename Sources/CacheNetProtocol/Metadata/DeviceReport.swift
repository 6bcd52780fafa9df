/// How a device is, in its own words: the body of `PUT /devices/{id}`. Counts are totals since the device started.
package struct DeviceReport: Sendable, Hashable, Codable {
    /// Milliseconds that frames took from their arrival to their answer.
    package struct Latency: Sendable, Hashable, Codable {
        package var p50: Double
        package var p99: Double

        package init(p50: Double, p99: Double) {
            self.p50 = p50
            self.p99 = p99
        }
    }

    /// The bundle's name at the server.
    package var model: String
    /// The bundle's manifest digest.
    package var version: String
    package var frames: UInt64
    package var hits: UInt64
    package var misses: UInt64
    /// Frames that needed the edge and did not get its answer.
    package var degraded: UInt64
    /// `nil` before the first frame.
    package var latency: Latency?
    /// `nil` while none is loaded.
    package var activePartition: String?
    package var cachedPartitions: [String]
    package var downloads: UInt64
    package var downloadedBytes: UInt64

    package init(
        model: String, version: String, frames: UInt64, hits: UInt64, misses: UInt64, degraded: UInt64,
        latency: Latency? = nil, activePartition: String? = nil, cachedPartitions: [String] = [], downloads: UInt64 = 0,
        downloadedBytes: UInt64 = 0
    ) {
        self.model = model
        self.version = version
        self.frames = frames
        self.hits = hits
        self.misses = misses
        self.degraded = degraded
        self.latency = latency
        self.activePartition = activePartition
        self.cachedPartitions = cachedPartitions
        self.downloads = downloads
        self.downloadedBytes = downloadedBytes
    }

    private static let longestText = 128
    private static let mostPartitions = 1024

    /// - Throws: ``InferenceError`` when a text or a list is longer than any device needs, or a time is none.
    package func check() throws(InferenceError) {
        let texts = [model, version, activePartition ?? ""] + cachedPartitions
        guard texts.allSatisfy({ $0.utf8.count <= Self.longestText }) else {
            throw InferenceError(
                .invalidArgument, "expected texts of at most \(Self.longestText) bytes, got a longer one")
        }
        guard cachedPartitions.count <= Self.mostPartitions else {
            throw InferenceError(
                .invalidArgument, "expected at most \(Self.mostPartitions) partitions, got \(cachedPartitions.count)")
        }
        for time in [latency?.p50, latency?.p99].compactMap(\.self) where !(0...1e9).contains(time) {
            throw InferenceError(.invalidArgument, "expected latencies of 0 to 1e9 milliseconds, got \(time)")
        }
    }
}
