package import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
package import NIOSSL

extension HTTPClient {
    /// A client with the settings that suit an edge server. Shut it down when done.
    ///
    /// - Parameters:
    ///   - executor: where it works; `nil` uses the process's shared event loops.
    ///   - patience: seconds that a transfer may stand still before it is given up (and, for a blob, resumed); `nil`
    ///     waits forever.
    ///   - tls: what is shown and believed over `https`; `nil` takes the system's authorities.
    package static func edge(
        on executor: EventLoopExecutor? = nil, patience: Int64? = 10, tls: TLSConfiguration? = nil
    ) -> HTTPClient {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(2)
        // More than a day is forever, and further on a number that no timer can have.
        configuration.timeout.read = patience.map { .seconds(min(max($0, 0), 86_400)) }
        // A refused connection is an answer: the device degrades at once, and its breaker decides when to ask again.
        configuration.connectionPool.retryConnectionEstablishment = false
        // A registry's redirects are followed where it is asked, address by address.
        configuration.redirectConfiguration = .disallow
        configuration.httpVersion = .http1Only
        configuration.tlsConfiguration = tls
        return HTTPClient(
            eventLoopGroup: executor?.eventLoop ?? MultiThreadedEventLoopGroup.singleton, configuration: configuration)
    }
}
