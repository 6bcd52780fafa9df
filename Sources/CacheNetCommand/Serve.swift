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
        abstract: "Serve bundles: answer misses and hand out partitions.",
        discussion: """
            The server speaks the Open Inference Protocol v2 (REST, with the binary tensor extension) and the pull \
            side of the OCI distribution API, on one port; with --grpc-port it speaks the protocol over gRPC as well, \
            so Triton's and KServe's clients work as they are. The first line on standard output says where; logs go \
            to standard error. Ctrl-C lets requests that are under way finish.

            Example:
              cachenet serve --bundle cifar10.bundle --host 0.0.0.0 --port 8080 --grpc-port 8081
              curl http://127.0.0.1:8080/v2/models/cifar10
            """)

    @Option(
        name: .customLong("bundle"), help: "A bundle's directory; repeat it for bundles of other names.")
    var bundles: [String]

    @Option(help: "The address to listen on; 0.0.0.0 for all of this machine's.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 picks a free one.")
    var port = 8080

    @Option(help: "The port of the gRPC service; 0 picks a free one. (default: no gRPC)")
    var grpcPort: Int?

    @Option(help: ArgumentHelp("Threads that run models, at most 1024. (default: the number of cores)"))
    var workers: Int?

    @Option(help: "Requests of a model that run or wait at the same time; more are refused with 503.")
    var queue = 64

    @Option(help: "Frames of waiting requests that the full model answers together; 1 runs each request alone.")
    var batch = 8

    @Option(
        help: ArgumentHelp(
            "Milliseconds that a free worker waits for more frames, while more than one client asks.",
            valueName: "milliseconds"))
    var batchDelay = 0.0

    @Option(help: "Who answers a miss: full (the full model) or partition (the one that the code selects).")
    var answer = Answer.full

    @Option(
        help: ArgumentHelp(
            """
            A model on another server of the protocol (Triton, KServe, OpenVINO Model Server) that answers in place of \
            the bundle's full model, such as http://triton:8000/v2/models/big.
            """, valueName: "address"))
    var fullAt: String?

    @Flag(help: "Let clients load and unload models; loading reads a bundle anew from its directory.")
    var modelControl = false

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
        guard !bundles.isEmpty else { throw ValidationError("expected at least one --bundle, got none") }
        try check("--port", port, in: 0...65_535)
        try check("--grpc-port", grpcPort ?? 0, in: 0...65_535)
        try check("--batch", batch, in: EdgeServer.Configuration.dynamicBatches)
        guard fullAt == nil || (bundles.count == 1 && answer == .full) else {
            throw ValidationError("--full-at: expected one --bundle and --answer full beside it")
        }
        guard (0...10_000).contains(batchDelay) else {
            throw ValidationError("--batch-delay: expected 0 to 10000 milliseconds, got \(batchDelay)")
        }
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
        let bundles = try bundles.map { try Bundle.open(at: $0) }
        let names = bundles.map(\.description.config.name.description).joined(separator: ", ")
        var logger = Logger(label: "cachenet.serve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        var upstream: UpstreamModel?
        if let fullAt { upstream = try await UpstreamModel(at: fullAt, for: bundles[0].description) }
        let server = try EdgeServer(
            bundles: bundles, engine: try ONNXEngine(), upstream: upstream,
            configuration: EdgeServer.Configuration(
                host: host, port: port, grpcPort: grpcPort, workers: workers, queueLimit: queue, dynamicBatch: batch,
                batchDelay: .milliseconds(batchDelay), allowsModelControl: modelControl, answer: answer.configured),
            logger: logger)
        let service = AnnouncingService(server: server) { [host] ports in
            // Brackets keep the colons of an IPv6 address apart from the port's.
            let authority = host.contains(":") ? "[\(host)]" : host
            let grpc = ports.grpc.map { " and grpc://\(authority):\($0)" } ?? ""
            print("CacheNet edge server for \(names) at http://\(authority):\(ports.http)\(grpc)")
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
    let announce: @Sendable (_ ports: EdgeServer.Ports) async -> Void

    func run() async throws {
        try await server.run(onListening: announce)
    }
}
