internal import AsyncHTTPClient
internal import CacheNetBundle
internal import CacheNetTransport
internal import NIOCore

/// Measures what a link really does.
enum LinkProbe {
    /// - Parameter baseURL: of an edge server, or of a link to one.
    /// - Returns: the median time from a request for the server's health to the end of its answer, in milliseconds, on a
    ///   connection that stands.
    static func roundTrip(_ baseURL: String, client: HTTPClient, count: Int = 15) async throws -> Double {
        let request = try HTTPClient.Request(url: "\(baseURL)/v2/health/live")
        var milliseconds: [Double] = []
        for round in 0..<(count + 2) {
            let start = ContinuousClock.now
            _ = try await client.execute(request: request, deadline: .now() + .seconds(10)).get()
            // The first ones open the connection.
            if round >= 2 { milliseconds.append(start.microsecondsElapsed / 1000) }
        }
        return milliseconds.median
    }

    /// The rate at which a model comes, in Mbit/s: its bits by the time from the request to the last byte, less a round
    /// trip.
    ///
    /// - Parameters:
    ///   - registry: beyond the link.
    ///   - roundTrip: in milliseconds.
    static func downRate(_ registry: RegistryClient, _ bundle: BundleDescription, roundTrip: Double) async throws
        -> Double?
    {
        guard let model = bundle.model(.partition(0)) ?? bundle.model(.fallback) else { return nil }
        let start = ContinuousClock.now
        _ = try await registry.blob(model)
        let milliseconds = start.microsecondsElapsed / 1000 - roundTrip
        return milliseconds > 0 ? Double(model.size) * 8 / 1000 / milliseconds : nil
    }
}
