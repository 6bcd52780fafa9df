internal import AsyncHTTPClient
internal import CacheNetTransport
internal import NIOCore

/// Measures what a link really does to a small request.
enum LinkProbe {
    /// - Parameter baseURL: of an edge server, or of a link to one.
    /// - Returns: the median time from a request for the server's health to the end of its answer, in milliseconds, on a
    ///   connection that stands.
    static func roundTrip(_ baseURL: String, client: HTTPClient, count: Int = 15) async throws -> Double {
        let request = HTTPClientRequest(url: "\(baseURL)/v2/health/live")
        var milliseconds: [Double] = []
        for round in 0..<(count + 2) {
            let start = ContinuousClock.now
            let response = try await client.execute(request, timeout: .seconds(10))
            _ = try await response.body.collect(upTo: 1 << 16)
            // The first ones open the connection.
            if round >= 2 { milliseconds.append(start.microsecondsElapsed / 1000) }
        }
        return milliseconds.median
    }
}
