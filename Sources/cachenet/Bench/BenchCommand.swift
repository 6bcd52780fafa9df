import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetData
import CacheNetONNX
import Foundation
import Logging

struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Compare CacheNet with the full model on the device, with the edge alone, and with other rivals.",
        discussion: """
            Starts an edge server in a process of its own, puts an emulated link before it, slows this machine down to \
            the device, and answers the same frames in ways that take turns: device-only, edge-only, CacheNet, and the \
            --baselines that are asked for. 1000 frames unless --frames or --stream says otherwise. Each frame waits for the answer before it.

              cachenet bench --bundle cifar10.bundle --source cifar10:DIR \\
                --link wifi --device pi4 --dwell 50 --output results

            The link has delay, jitter and a rate each way, not the losses and the slow start of a real one; a slow \
            device has slow models, but the HTTP client of this machine. Writes results.json and timeline.svg.
            """
    )

    @Option(help: "The bundle's directory.")
    var bundle: String
    @Option(help: "The network: \(LinkProfile.presets.map(\.name).joined(separator: ", ")).")
    var link = "wifi"
    @Option(
        help: """
            The device: \(DeviceProfile.presets.map(\.name).joined(separator: ", ")), or how many times slower than \
            this machine it computes.
            """)
    var device = "pi4"
    @Option(
        help: """
            More rivals, separated by commas, or all: \
            \(ComparedMethod.extra.map { "\($0.rawValue) (\($0.explanation))" }.joined(separator: ", ")).
            """)
    var baselines: String?
    @Option(help: "Write results.json and timeline.svg into this directory.")
    var output: String
    @Flag(help: "Show nothing while running.")
    var quiet = false

    @OptionGroup(title: "Stream") var stream: StreamOptions
    @OptionGroup(title: "CacheNet's device") var options: DeviceOptions

    func validate() throws {
        _ = try chosenBaselines()
        do {
            _ = try LinkProfile(parsing: link)
            _ = try DeviceProfile(parsing: device)
        } catch {
            throw ValidationError("--\(error)")
        }
        guard !options.synchronous else {
            throw ValidationError("--synchronous has no meaning here: waiting for partitions is what is measured")
        }
        guard stream.fps == nil else {
            throw ValidationError("--fps has no meaning here: each frame waits for the answer before it")
        }
    }

    func run() async throws {
        var stream = stream
        if stream.stream == nil { stream.frames = stream.frames ?? 1000 }
        let source = try stream.open()
        let opened = try Bundle.open(at: bundle)
        let files = try BenchFiles(directory: output)
        let link = try LinkProfile(parsing: link)
        let device = try DeviceProfile(parsing: device)
        let server = try await ServerChild(bundle: bundle)
        defer { server.stop() }
        let setup = ComparisonSetup(
            bundle: opened, serverPort: server.port, link: link, device: device,
            baselines: try chosenBaselines(), configuration: options.configuration, startPartition: options.startPartition,
            store: try options.store.map { try ContentStore(path: $0) }, seed: stream.seed,
            logger: Logger(label: "cachenet") { StreamLogHandler.standardError(label: $0) })
        print(announcement(source.records.count, setup))
        let (result, interrupted) = await Interruption.watching { [quiet] in
            try await MethodComparison(setup).run(source, showsProgress: !quiet)
        }
        // Interrupted before the first frames were through, there is nothing to report.
        if let interrupted, case .failure = result { throw ExitCode(interrupted) }
        let comparison = try result.get()
        if interrupted != nil { print("Interrupted after \(comparison.frames) frames.\n") }
        try report(comparison, files)
        if let interrupted { throw ExitCode(interrupted) }
    }

    private func announcement(_ frames: Int, _ setup: ComparisonSetup) -> String {
        let width = setup.methods.map(\.title.count).max() ?? 0
        let methods = setup.methods.map { method in
            "  \(method.title.padding(toLength: width, withPad: " ", startingAt: 0))  \(method.explanation)"
        }
        return """
            Answering the same \(frames) frames of \(stream.source) in \(methods.count) ways:
            \(methods.joined(separator: "\n"))
            The device is this machine (\(setup.device)). The link is emulated (\(setup.link)).
            They take turns every \(MethodComparison.blockLength) frames; each frame waits for the answer before it.

            """
    }

    private func chosenBaselines() throws -> Set<ComparedMethod> {
        guard let baselines else { return [] }
        if baselines == "all" { return Set(ComparedMethod.extra) }
        return try baselines.split(separator: ",", omittingEmptySubsequences: false)
            .reduce(into: []) { chosen, name in
                guard let method = ComparedMethod(rawValue: String(name)) else {
                    let known = ComparedMethod.extra.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--baselines: expected all, or some of \(known), got \"\(name)\"")
                }
                chosen.insert(method)
            }
    }

    private func report(_ result: ComparisonReport, _ files: BenchFiles) throws {
        print("\(result.table)\n")
        if let verdict = result.verdict { print("\(verdict)\n") }
        print("\(result.conditions)\n")
        let results = try files.write(
            try result.json(configuration: configuration, versions: try Self.versions()), to: "results.json")
        // Where a directory lies is nobody else's business.
        let kind = stream.source.contains("/") ? String(stream.source.prefix { $0 != ":" }) : stream.source
        let timeline = try files.write(try result.timeline(source: kind), to: "timeline.svg")
        print("figures \(results)\npicture \(timeline)")
    }

    /// What was asked for, defaults included.
    private var configuration: [String: String] {
        let kind =
            if let file = stream.stream {
                "csv \(file)"
            } else if stream.uniform {
                "uniform"
            } else if let dwell = stream.dwell {
                "dwell \(dwell)"
            } else {
                stream.natural ? "natural" : "default"
            }
        return [
            "source": stream.source, "stream": kind, "seed": "\(stream.seed)", "link": link, "device": device,
            "capacity": "\(options.capacity)", "capacity_bytes": options.capacityBytes.map { "\($0)" } ?? "unbounded",
            "gate": "\(options.gateChoice)", "baselines": baselines ?? "none",
            "start_partition": options.startPartition.map { "\($0)" } ?? "none",
            "deadline_ms": "\((options.deadline?.duration ?? .milliseconds(250)) / .milliseconds(1))",
            "store": options.store == nil ? "none" : "kept",
        ]
    }

    private static func versions() throws -> [String: String] {
        let system = ProcessInfo.processInfo
        return [
            "cachenet": CacheNet.configuration.version, "onnxruntime": try ONNXEngine().version,
            "system": system.operatingSystemVersionString, "cores": "\(system.activeProcessorCount)",
        ]
    }
}
