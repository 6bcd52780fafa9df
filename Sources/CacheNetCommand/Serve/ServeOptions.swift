import ArgumentParser
import CacheNetServer

/// Options of `serve`; each takes the place of what the settings file and the environment say.
struct ServeOptions: ParsableArguments {
    @Option(
        name: .customLong("bundle"), help: "A bundle's directory; repeat it for bundles of other names.",
        completion: .directory)
    var bundles: [String] = []

    @Option(help: "The address to listen on; 0.0.0.0 for all of this machine's. (default: 127.0.0.1)")
    var host: String?

    @Option(help: "The port to listen on; 0 picks a free one. (default: 8080)")
    var port: Int?

    @Option(help: "The port of the gRPC service; 0 picks a free one. (default: no gRPC)")
    var grpcPort: Int?

    @Option(
        help: ArgumentHelp("The certificate, in PEM; with --tls-key the server speaks TLS.", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key, in PEM.", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("Threads that run models, at most 1024. (default: the number of cores)"))
    var workers: Int?

    @Option(
        help: """
            Requests of a model that run or wait at the same time; more are refused with 503. (default: 4 batches a \
            worker, at least 16)
            """
    )
    var queue: Int?

    @Option(
        help: """
            Frames of waiting requests that the full model answers together. (default: 1; 8 with --full-at, whose server may \
            gain by it)
            """
    )
    var batch: Int?

    @Option(
        help: ArgumentHelp(
            "Milliseconds that a free worker waits for more frames, while more than one client asks. (default: 0)",
            valueName: "milliseconds"))
    var batchDelay: Double?

    @Option(
        help: """
            Who answers a miss: full (the full model) or partition (the one that the code selects). (default: full)
            """)
    var answer: AnswerArgument?

    @Option(
        help: ArgumentHelp(
            """
            A model on another server of the protocol (Triton, KServe, OpenVINO Model Server) that answers in place of \
            the bundle's full model, such as http://triton:8000/v2/models/big.
            """, valueName: "address"))
    var fullAt: String?

    @Flag(help: "Let clients load and unload models; loading reloads a bundle from its directory.")
    var modelControl = false

    @Option(help: "How much the log says: debug, info (a line a request), notice, warning or error. (default: notice)")
    var logLevel: LogSettings.Level?

    @Option(help: "How the log says it: text, or json (an object a line). (default: text)")
    var logFormat: LogSettings.Format?

    func validate() throws {
        try check("--port", port, in: EdgeServer.Configuration.ports)
        try check("--grpc-port", grpcPort, in: EdgeServer.Configuration.ports)
        try check("--batch", batch, in: EdgeServer.Configuration.dynamicBatches)
        try check("--workers", workers, in: EdgeServer.Configuration.workers)
        try check("--queue", queue, in: EdgeServer.Configuration.queueLimits)
        guard (0...10_000).contains(batchDelay ?? 0) else {
            throw ValidationError("--batch-delay: expected 0 to 10000 milliseconds, got \(batchDelay ?? 0)")
        }
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("expected both --tls-certificate and --tls-key, got one of them")
        }
    }

    private func check(_ option: String, _ value: Int?, in range: ClosedRange<Int>) throws {
        guard let value, !range.contains(value) else { return }
        throw ValidationError("\(option): expected \(range.lowerBound) to \(range.upperBound), got \(value)")
    }

    /// Puts what was said here in the place of what the settings say.
    func apply(to settings: inout ServerSettings) {
        if !bundles.isEmpty { settings.bundles = bundles }
        settings.edge.host = host ?? settings.edge.host
        settings.edge.port = port ?? settings.edge.port
        settings.edge.grpcPort = grpcPort ?? settings.edge.grpcPort
        if let tlsCertificate, let tlsKey {
            settings.edge.tls = TLSFiles(
                certificate: tlsCertificate, key: tlsKey, clientAuthorities: settings.edge.tls?.clientAuthorities)
        }
        settings.edge.workers = workers ?? settings.edge.workers
        settings.edge.queueLimit = queue ?? settings.edge.queueLimit
        settings.edge.dynamicBatch = batch ?? settings.edge.dynamicBatch
        settings.edge.batchDelay = batchDelay.map { .milliseconds($0) } ?? settings.edge.batchDelay
        settings.edge.answer = answer?.configured ?? settings.edge.answer
        settings.fullAt = fullAt ?? settings.fullAt
        if modelControl { settings.edge.allowsModelControl = true }
        settings.log.level = logLevel ?? settings.log.level
        settings.log.format = logFormat ?? settings.log.format
    }
}
