import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import CacheNetServer
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a bundle: answer misses and hand out partitions.",
        discussion: """
            The server speaks the Open Inference Protocol v2 (REST, with the binary tensor extension) and the pull \
            side of the OCI distribution API, on one port. The first line on standard output says where; logs go to \
            standard error. Ctrl-C lets requests that are under way finish.

            Example:
              cachenet serve --bundle cifar10.bundle --host 0.0.0.0 --port 8080
              curl http://127.0.0.1:8080/v2/models/cifar10
            """)

    @Option(help: "The bundle's directory.")
    var bundle: String

    @Option(help: "The address to listen on; 0.0.0.0 for all of this machine's.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 picks a free one.")
    var port = 8080

    @Option(help: ArgumentHelp("Threads that run models, at most 1024. (default: the number of cores)"))
    var workers: Int?

    @Option(help: "Requests that run or wait at the same time; more are refused with 503.")
    var queue = 64

    @Option(help: "Who answers a miss: full (the full model) or partition (the one that the code selects).")
    var answer = Answer.full

    @Flag(help: "End when standard input ends, as it does when whoever holds the other end of a pipe is gone.")
    var untilInputEnds = false

    enum Answer: String, ExpressibleByArgument, CaseIterable {
        case full, partition

        var configured: EdgeServer.Configuration.Answer {
            switch self {
            case .full: .full
            case .partition: .partition
            }
        }
    }

    func validate() throws {
        try check("--port", port, in: 0...65_535)
        try check("--workers", workers ?? 1, in: EdgeServer.Configuration.workers)
        try check("--queue", queue, in: EdgeServer.Configuration.queueLimits)
    }

    private func check(_ option: String, _ value: Int, in range: ClosedRange<Int>) throws {
        guard range.contains(value) else {
            throw ValidationError("\(option): expected \(range.lowerBound) to \(range.upperBound), got \(value)")
        }
    }

    func run() async throws {
        if untilInputEnds { InputWatch.start() }
        let bundle = try Bundle.open(at: bundle)
        let name = bundle.description.config.name.description
        var logger = Logger(label: "cachenet.serve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let server = try EdgeServer(
            bundle: bundle, engine: try ONNXEngine(),
            configuration: EdgeServer.Configuration(
                host: host, port: port, workers: workers, queueLimit: queue, answer: answer.configured),
            logger: logger)
        let service = AnnouncingService(server: server) { [host] port in
            // Brackets keep the colons of an IPv6 address apart from the port's.
            let authority = host.contains(":") ? "[\(host)]" : host
            print("CacheNet edge server for \(name) at http://\(authority):\(port)")
            // A server that nobody can find serves nobody.
            if StandardOutput.flush() != nil { ProcessEnd.end(EXIT_FAILURE) }
        }
        if try await Self.runUntilSignal(service, logger) == .sigint { throw ExitCode(130) }
    }

    /// - Returns: the signal that ended the service.
    private static func runUntilSignal(_ service: some Service, _ logger: Logger) async throws -> UnixSignal? {
        var configuration = ServiceGroupConfiguration(services: [service], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        let group = ServiceGroup(configuration: configuration)
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let watcher = Task { () -> UnixSignal? in
            var first: UnixSignal?
            for await signal in signals {
                // Whoever asks twice does not want to wait.
                if first != nil { ProcessEnd.end(128 + signal.rawValue) }
                first = signal
                await group.triggerGracefulShutdown()
            }
            return first
        }
        defer { watcher.cancel() }
        try await group.run()
        watcher.cancel()
        return await watcher.value
    }
}

/// An edge server that says where it listens.
private struct AnnouncingService: Service {
    let server: EdgeServer
    let announce: @Sendable (_ port: Int) async -> Void

    func run() async throws {
        try await server.run(onListening: announce)
    }
}
