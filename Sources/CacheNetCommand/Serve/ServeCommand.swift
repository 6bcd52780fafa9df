import ArgumentParser
import CacheNetBundle
import CacheNetCore
import CacheNetONNX
import CacheNetServer
import Foundation
import Logging
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

            The same port has a dashboard at / and Prometheus metrics at /metrics.

            A settings file has what options have, and certificates, tokens and limits as well; see \
            Documentation/deploy/server.md. Options count more than variables of the environment (CACHENET_LISTEN_PORT \
            for listen.port), and these more than the file. SIGHUP reloads the file: tokens, limits, certificates \
            and bundles change without losing a connection.

            Example:
              cachenet serve --bundle cifar10.bundle --host 0.0.0.0 --port 8080 --grpc-port 8081
              curl http://127.0.0.1:8080/v2/models/cifar10
              cachenet serve --config server.yaml --check
            """)

    @Option(help: ArgumentHelp("Settings, in YAML.", valueName: "file"), completion: .file())
    var config: String?

    @Flag(help: "Report the line and field of every error in the settings, or that there is none, and end.")
    var check = false

    @OptionGroup var options: ServeOptions

    @Flag(help: "End when standard input ends, as it does when whoever holds the other end of a pipe is gone.")
    var untilInputEnds = false

    func validate() throws {
        guard config != nil || !options.bundles.isEmpty else {
            throw ValidationError("expected at least one --bundle or a --config, got none")
        }
        guard config != nil || options.fullAt == nil || (options.bundles.count == 1 && options.answer != .partition)
        else { throw ValidationError("--full-at: expected one --bundle and --answer full beside it") }
    }

    func run() async throws {
        if check { return try checkSettings() }
        if untilInputEnds { InputWatch.start() }
        let settings = try settings()
        // Who holds the other end of the pipe knows whom it lets in.
        if !untilInputEnds { for warning in settings.warnings { Notices.warn(warning) } }
        let bundles = try settings.bundles.map { try Bundle.open(at: $0) }
        let logger = settings.log.logger("cachenet.serve")
        var upstream: UpstreamModel?
        if let address = settings.fullAt {
            upstream = try await UpstreamModel(at: address, for: bundles[0].description)
        }
        let server = try EdgeServer(
            bundles: bundles, engine: try ONNXEngine(), upstream: upstream, access: settings.access,
            configuration: settings.edge, logger: logger)
        let running = RunningServer(
            server: server, settings: settings, logger: logger, settingsNow: { [self] in try self.settings() })
        let names = bundles.map(\.description.config.name.description).joined(separator: ", ")
        let ending = try await running.run(reloads: config != nil) { ports in
            // Brackets keep the colons of an IPv6 address apart from the port's.
            let authority = settings.edge.host.contains(":") ? "[\(settings.edge.host)]" : settings.edge.host
            let suffix = settings.edge.tls == nil ? "" : "s"
            let grpc = ports.grpc.map { " and grpc\(suffix)://\(authority):\($0)" } ?? ""
            print("CacheNet edge server for \(names) at http\(suffix)://\(authority):\(ports.http)\(grpc)")
            // A server that nobody can find serves nobody.
            if StandardOutput.flush() != nil { ProcessEnd.end(EXIT_FAILURE) }
        }
        if ending == .sigint { throw ExitCode(130) }
    }

    private func settings() throws -> ServerSettings {
        var settings = ServerSettings()
        if let config {
            settings = try ServerSettings(file: config, environment: ProcessInfo.processInfo.environment)
        }
        options.apply(to: &settings)
        if let misfit = settings.misfit { throw SettingsError(mistakes: [(config.map { "\($0): " } ?? "") + misfit]) }
        return settings
    }

    /// As far as can be told without listening.
    private func checkSettings() throws {
        let settings = try settings()
        for warning in settings.warnings { Notices.warn(warning) }
        for path in settings.bundles { _ = try Bundle.open(at: path) }
        try settings.edge.check()
        print("\(config ?? "the options"): no mistakes")
    }
}
