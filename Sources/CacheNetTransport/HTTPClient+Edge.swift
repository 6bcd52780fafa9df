public import AsyncHTTPClient
internal import NIOCore

extension HTTPClient {
    /// A client with the settings that suit an edge server. Shut it down when done.
    ///
    /// - Parameter patience: seconds that a transfer may stand still before it is given up (and, for a blob, resumed);
    ///   `nil` waits forever.
    public static func edge(patience: Int64? = 10) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(2)
        configuration.timeout.read = patience.map { .seconds($0) }
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }
}
