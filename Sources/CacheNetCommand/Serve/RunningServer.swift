import CacheNetBundle
import CacheNetCore
import CacheNetServer
import Logging
import ServiceLifecycle
import UnixSignals

/// A server until a signal ends it; SIGHUP reloads its settings.
struct RunningServer: Sendable {
    let server: EdgeServer
    /// Those that it was started with.
    let settings: ServerSettings
    let logger: Logger
    private let manager: ServiceManager
    private let settingsNow: @Sendable () throws -> ServerSettings

    /// - Parameter settingsNow: reloads them.
    init(
        server: EdgeServer, settings: ServerSettings, logger: Logger,
        settingsNow: @escaping @Sendable () throws -> ServerSettings
    ) {
        self.server = server
        self.settings = settings
        self.logger = logger
        manager = ServiceManager()
        self.settingsNow = settingsNow
    }

    /// - Parameters:
    ///   - reloads: whether SIGHUP reloads the settings; it ends the process otherwise.
    ///   - announce: called once requests are accepted.
    /// - Returns: the signal that ended the server.
    func run(
        reloads: Bool, announce: @escaping @Sendable (EdgeServer.Ports) async -> Void
    ) async throws -> UnixSignal? {
        let service = AnnouncingService(server: server) { [manager] ports in
            await announce(ports)
            manager.tell(.ready)
        }
        var configuration = ServiceGroupConfiguration(services: [service], logger: logger)
        configuration.maximumGracefulShutdownDuration = settings.drain
        let group = ServiceGroup(configuration: configuration)
        // Trapped before anything starts, so that no signal is lost.
        let signals = await UnixSignalsSequence(
            trapping: reloads ? [.sigint, .sigterm, .sighup] : [.sigint, .sigterm])
        let watcher = Task { () -> UnixSignal? in
            var first: UnixSignal?
            for await signal in signals {
                guard signal != .sighup else {
                    await reload()
                    continue
                }
                // Whoever asks twice does not want to wait.
                if first != nil { ProcessEnd.end(128 + signal.rawValue) }
                first = signal
                manager.tell(.stopping)
                await group.triggerGracefulShutdown()
            }
            return first
        }
        defer { watcher.cancel() }
        try await group.run()
        watcher.cancel()
        return await watcher.value
    }

    /// What is wrong with the new settings is said, and those before stay. A bundle or a certificate that cannot be read
    /// keeps back nothing else: a token that was taken away is worth nothing from now on.
    private func reload() async {
        manager.tell(.reloading)
        defer { manager.tell(.ready) }
        let settings: ServerSettings
        do {
            settings = try settingsNow()
        } catch {
            return logger.error("settings not changed: \(error)")
        }
        server.apply(settings.access)
        // Reading and loading block, and must not hold up requests.
        await withTaskExecutorPreference(ThreadExecutor(name: "cachenet-reload")) {
            do { try server.reloadCertificate() } catch { logger.error("\(error)") }
            do {
                let changes = try server.serve(try settings.bundles.map { try Bundle.open(at: $0) })
                for change in changes { logger.notice("\(change)") }
            } catch {
                logger.error("bundles not changed: \(error)")
            }
        }
        for field in self.settings.fixedFields(thatDifferFrom: settings) {
            logger.warning("\(field): counts after a restart")
        }
        logger.notice("settings reloaded: \(settings.access.tokens.count) tokens, \(settings.bundles.count) bundles")
    }
}

/// An edge server that says where it listens.
private struct AnnouncingService: Service {
    let server: EdgeServer
    let announce: @Sendable (_ ports: EdgeServer.Ports) async -> Void

    func run() async throws {
        try await server.run(onListening: announce)
    }
}
