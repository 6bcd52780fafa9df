internal import CacheNetGRPC
internal import GRPCCore
internal import GRPCNIOTransportHTTP2Posix
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle

/// The server's gRPC port.
struct GRPCListener: Sendable {
    private let server: GRPCServer<HTTP2ServerTransport.Posix>
    private let transport: HTTP2ServerTransport.Posix
    private let title: String

    /// - Parameters:
    ///   - port: 0 picks a free one.
    ///   - maxMessageBytes: of a request.
    /// - Throws: ``ServerError`` when the host is not known.
    init(
        host: String, port: Int, security: HTTP2ServerTransport.Posix.TransportSecurity, maxMessageBytes: Int,
        idleTimeout: Duration, service: EdgeService,
        group: MultiThreadedEventLoopGroup, logger: Logger
    ) throws(ServerError) {
        title = "port \(port) of \(host)"
        var configuration = HTTP2ServerTransport.Posix.Config.defaults
        configuration.rpc.maxRequestPayloadSize = maxMessageBytes
        configuration.http2.maxConcurrentStreams = 128
        configuration.connection.maxIdleTime = idleTimeout
        configuration.compression.enabledAlgorithms = [.gzip, .deflate]
        // Coalescing would hold an answer back for 100 us.
        configuration.connection.flushCoalescing = nil
        // The only place where the framework lets one see a message before it is whole.
        configuration.channelDebuggingCallbacks.onAcceptHTTP2Stream = { stream in
            stream.eventLoop.makeCompletedFuture {
                try stream.pipeline.syncOperations.addHandler(GRPCMessageBudget(service.budget), position: .first)
            }
        }
        transport = HTTP2ServerTransport.Posix(
            address: try Self.address(host, port), transportSecurity: security, config: configuration,
            eventLoopGroup: group)
        server = GRPCServer(
            transport: transport, services: [GRPCInferenceService(service: service, logger: logger)],
            interceptors: [GRPCAccess(gatekeeper: service.gatekeeper, metrics: service.metrics, logger: logger)])
    }

    /// The port once it listens; `nil` where it does not come to that.
    var port: Int? {
        get async {
            let address = try? await transport.listeningAddress
            return address?.ipv4?.port ?? address?.ipv6?.port
        }
    }

    /// Ends after a graceful shutdown of the service group that it runs in, or when its task is cancelled.
    ///
    /// - Throws: ``ServerError`` when it cannot listen.
    func run() async throws {
        do {
            try await withGracefulShutdownHandler {
                try await server.serve()
            } onGracefulShutdown: {
                server.beginGracefulShutdown()
            }
        } catch let error as RuntimeError {
            throw ServerError(.cannotListen, "cannot listen on \(title) for gRPC: \(error.cause ?? error)")
        }
    }

    private static func address(
        _ host: String, _ port: Int
    ) throws(ServerError) -> GRPCNIOTransportHTTP2Posix.SocketAddress {
        do {
            let address = try NIOCore.SocketAddress.makeAddressResolvingHost(host, port: port)
            let text = address.ipAddress ?? host
            return text.contains(":") ? .ipv6(host: text, port: port) : .ipv4(host: text, port: port)
        } catch {
            throw ServerError(.cannotListen, "expected a host that is known, got \"\(host)\": \(error)")
        }
    }
}
