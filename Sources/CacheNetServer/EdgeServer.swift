public import CacheNetBundle
public import CacheNetCore
internal import CacheNetTransport
internal import Hummingbird
internal import HummingbirdCore
public import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Serves one bundle: inference by the Open Inference Protocol, and its blobs by the OCI distribution API.
///
/// ```swift
/// let server = try EdgeServer(bundle: bundle, engine: engine, configuration: .init(port: 0), logger: logger)
/// try await server.run { port in print("listening on \(port)") }
/// ```
///
/// `run` ends after a graceful shutdown of the service group that it runs in, or when its task is cancelled.
public final class EdgeServer: Service, Sendable {
    private let bundle: Bundle
    private let models: ServedModels
    private let configuration: Configuration
    private let logger: Logger

    /// Loads the models that every request needs, and runs each once. Blocks while it does.
    ///
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    public init(
        bundle: Bundle, engine: any InferenceEngine, configuration: Configuration = Configuration(), logger: Logger
    ) throws {
        try configuration.validate()
        self.bundle = bundle
        self.configuration = configuration
        self.logger = logger
        models = try ServedModels(bundle: bundle, engine: engine)
    }

    public func run() async throws {
        try await run(onListening: { _ in })
    }

    /// - Parameter onListening: called with the port once requests are accepted.
    public func run(onListening: @escaping @Sendable (_ port: Int) async -> Void) async throws {
        let pool = NIOThreadPool(numberOfThreads: configuration.workers)
        pool.start()
        do {
            try await listen(on: pool, onListening)
        } catch {
            try await pool.shutdownGracefully()
            throw error
        }
        try await pool.shutdownGracefully()
    }

    private func listen(on pool: NIOThreadPool, _ onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let documents = try StaticMetadata(models: models)
        let service = InferenceService(models: models, pool: pool, configuration: configuration)
        let responder = EdgeResponder(
            documents: documents, inference: service, registry: Registry(bundle: bundle),
            maxBodyBytes: configuration.maxBodyBytes ?? models.bodyBytes(batch: configuration.maxBatch))
        // Requests are handled on the event loop that reads them: all that blocks is on the pool, and a thread hop costs
        // more than the handling.
        try OpenFiles.check()
        let executor = EventLoopExecutor()
        let application = Application(
            responder: responder,
            server: connections,
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                availableConnectionsDelegate: .maximum(
                    configuration.maxConnections ?? OpenFiles.connections, logger: quietLogger)),
            onServerRunning: { [logger] channel in
                try? await channel.eventLoop.submit {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(logger: logger), position: .first)
                }.get()
                await onListening(channel.localAddress?.port ?? 0)
            },
            eventLoopGroupProvider: .shared(executor.eventLoop),
            logger: quietLogger)
        do {
            try await withTaskExecutorPreference(executor) { try await application.run() }
        } catch let error as IOError {
            throw ServerError(.cannotListen, reason(error))
        } catch let error as NIOConnectionError {
            throw ServerError(.cannotListen, "cannot listen on \(configuration.host): \(error)")
        } catch let error as SocketAddressError {
            throw ServerError(.cannotListen, "cannot listen on \(configuration.host): \(error)")
        } catch let error as SocketAddressError.UnknownHost {
            throw ServerError(.cannotListen, "expected a host that is known, got \"\(configuration.host)\": \(error)")
        }
    }

    /// HTTP/1 connections that end when a client is too slow.
    private var connections: HTTPServerBuilder {
        let silence = RequestPace.amount(configuration.idleTimeout)
        let readerTimeout = RequestPace.amount(configuration.readerTimeout)
        let pace = RequestPace(
            time: configuration.requestTimeout, bytesPerSecond: configuration.slowestBytesPerSecond)
        return HTTPServerBuilder { responder in
            EdgeChannel(
                framework: HTTP1Channel(responder: responder, configuration: .init(idleTimeout: silence)), pace: pace,
                readerTimeout: readerTimeout)
        }
    }

    /// The framework says at level info what the caller says itself, and much at each connection.
    private var quietLogger: Logger {
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        return quiet
    }

    private func reason(_ error: IOError) -> String {
        error.errnoCode == EADDRINUSE
            ? "port \(configuration.port) of \(configuration.host) is in use: choose another one, or 0 for any free one"
            : "cannot listen on port \(configuration.port) of \(configuration.host): \(error)"
    }
}
