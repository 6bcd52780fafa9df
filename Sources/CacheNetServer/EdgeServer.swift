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

/// Serves bundles: inference by the Open Inference Protocol over HTTP and gRPC, and their blobs by the OCI distribution
/// API.
///
/// ```swift
/// let server = try EdgeServer(bundles: [bundle], engine: engine, configuration: .init(port: 0), logger: logger)
/// try await server.run { ports in print("listening on \(ports.http)") }
/// ```
///
/// `run` ends after a graceful shutdown of the service group that it runs in, or when its task is cancelled.
public final class EdgeServer: Service, Sendable {
    /// Where a server listens.
    public struct Ports: Sendable, Hashable {
        /// The port of HTTP; where 0 was asked for, the one that was picked.
        public let http: Int
        /// `nil` without gRPC.
        public let grpc: Int?
    }

    private let service: EdgeService
    private let identity: TLSIdentity?
    private let workers: Workers
    private let loops: EventLoops
    private let configuration: Configuration
    private let logger: Logger

    /// Loads the models that every request needs, and runs each once. Blocks while it does.
    ///
    /// - Parameters:
    ///   - bundles: at least one, of different names.
    ///   - upstream: the full model of the only bundle, where another server runs it.
    ///   - access: who may ask, and how much; ``apply(_:)`` changes it while the server runs.
    /// - Throws: ``ServerError``, `BundleError` or `EngineError`.
    public init(
        bundles: [Bundle], engine: any InferenceEngine, upstream: UpstreamModel? = nil,
        access: AccessPolicy = AccessPolicy(),
        configuration: Configuration = Configuration(), logger: Logger
    ) throws {
        try configuration.validate()
        // Event loops open files too, and cannot say so when they cannot.
        try OpenFiles.check(eventLoops: configuration.eventLoops)
        guard upstream == nil || (bundles.count == 1 && configuration.answer == .full) else {
            throw ServerError(
                .invalidConfiguration,
                "full model elsewhere: expected one bundle, answered by its full model, got \(bundles.count), answered by "
                    + "\(configuration.answer)")
        }
        self.configuration = configuration
        self.logger = logger
        let loops = EventLoops(count: configuration.eventLoops)
        let workers = Workers(
            pool: NIOThreadPool(numberOfThreads: configuration.workers), timer: loops.group.next())
        self.loops = loops
        self.workers = workers
        identity = try configuration.tls.map { files in try TLSIdentity(files, logger: logger) }
        let repository = try ModelRepository(bundles, engine: engine) { bundle in
            if let upstream {
                try ServedModel(
                    bundle, fullAt: upstream, engine: engine, workers: workers, configuration: configuration)
            } else {
                try ServedModel(bundle, engine: engine, workers: workers, configuration: configuration)
            }
        }
        service = EdgeService(
            repository: repository, gatekeeper: Gatekeeper(policy: access), metrics: ServerMetrics(), workers: workers,
            budget: BodyBudget(bytes: configuration.bodyMemory),
            allowsModelControl: configuration.allowsModelControl)
    }

    /// Changes who may ask, and how much, for requests that begin from now on.
    public func apply(_ access: AccessPolicy) {
        service.gatekeeper.apply(access)
    }

    /// Reloads the certificate, for connections that come from now on. Blocks.
    ///
    /// - Throws: ``ServerError``; then the certificate before stays.
    public func reloadCertificate() throws(ServerError) {
        try identity?.reload()
    }

    /// Serves these bundles from now on: new ones are loaded, those that changed are replaced, those that are not among
    /// them any more are let go of. What is under way ends as ever. Blocks.
    ///
    /// - Returns: what changed, a line each.
    /// - Throws: what loading throws; then all bundles before stay.
    public func serve(_ bundles: [Bundle]) throws -> [String] {
        try service.repository.replace(with: bundles)
    }

    /// Requests that run or wait for a worker.
    var pendingRequests: Int { service.repository.loaded.reduce(0) { $0 + $1.queue.requests } }

    /// Serves until a graceful shutdown of the service group that it runs in, or until its task is cancelled.
    ///
    /// - Throws: ``ServerError`` with `cannotListen` where a port is taken or the host is not known.
    public func run() async throws {
        try await run(onListening: { _ in })
    }

    /// - Parameter onListening: called once requests are accepted.
    public func run(onListening: @escaping @Sendable (_ ports: Ports) async -> Void) async throws {
        workers.pool.start()
        do {
            try await listen(onListening)
        } catch {
            try await workers.pool.shutdownGracefully()
            throw error
        }
        try await workers.pool.shutdownGracefully()
    }

    private func listen(_ onListening: @escaping @Sendable (Ports) async -> Void) async throws {
        let grpc = try configuration.grpcPort.map { port in
            try GRPCListener(
                host: configuration.host, port: port,
                security: identity?.transportSecurity ?? TLSIdentity.inTheClear,
                maxMessageBytes: configuration.maxBodyBytes ?? service.repository.largestBody,
                idleTimeout: configuration.idleTimeout, service: service, group: loops.group, logger: logger)
        }
        try await withThrowingTaskGroup { group in
            if let grpc { group.addTask { try await grpc.run() } }
            let watch = Task { [identity] in try await identity?.watch() }
            defer { watch.cancel() }
            group.addTask { [self] in
                try await serveHTTP { port in
                    guard let grpc else { return await onListening(Ports(http: port, grpc: nil)) }
                    // One that cannot listen ends the server by itself.
                    if let grpcPort = await grpc.port { await onListening(Ports(http: port, grpc: grpcPort)) }
                }
            }
            // Each ends by itself after a graceful shutdown; one that fails takes the other one with it.
            for try await _ in group {}
        }
    }

    private func serveHTTP(_ onListening: @escaping @Sendable (_ port: Int) async -> Void) async throws {
        let responder = ObservedResponder(
            next: EdgeResponder(
                service: service, metricsPage: MetricsPage(service: service),
                dashboard: DashboardStream(service: service, clock: .continuous),
                maxBodyBytes: configuration.maxBodyBytes),
            metrics: service.metrics, logger: logger)
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
            eventLoopGroupProvider: .shared(loops.group),
            logger: quietLogger)
        do {
            try await withTaskExecutorPreference(loops.executor(of: loops.group.next())) { try await application.run() }
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
        return HTTPServerBuilder { [loops, service, identity] responder in
            EdgeChannel(
                framework: HTTP1Channel(responder: responder, configuration: .init(idleTimeout: silence)), pace: pace,
                readerTimeout: readerTimeout, loops: loops, tls: identity?.context, metrics: service.metrics,
                onInputClosed: { channel in
                    let client = ClientID.connection(ObjectIdentifier(channel))
                    for model in service.repository.loaded { model.queue.withdraw(of: client) }
                })
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
