import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetCore
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
            --baselines that are asked for. 1000 frames unless --frames or --stream says otherwise. Each frame waits for \
            the answer before it, or, with --fps, comes on a schedule as a camera's do.

              cachenet bench --bundle cifar10.bundle --source cifar10:DIR \\
                --link wifi --device pi4 --dwell 50 --output results

            Lists are swept: every combination of them is compared, with as many streams as --seeds says.

              cachenet bench --bundle cifar10.bundle --source cifar10:DIR --baselines all \\
                --link wifi,lte --device pi4,same --dwell 1,5,20,50,200 --seeds 5 --output results

            The link has delay, jitter and a rate each way, not the losses and the slow start of a real one; a slow \
            device has slow models, but the HTTP client of this machine. Writes report.html, results.json, results.csv and \
            timeline.svg after each comparison, so that Ctrl-C keeps what is done.
            """
    )

    @Option(help: "The bundle's directory.")
    var bundle: String
    @Option(
        help: """
            More rivals, separated by commas, or all: \
            \(ComparedMethod.extra.map { "\($0.rawValue) (\($0.explanation))" }.joined(separator: ", ")).
            """)
    var baselines: CommaList<String>?
    @Option(help: "Report the share of frames answered within so many milliseconds (default: the device's deadline).")
    var withinMs: Double?
    @Option(help: "Write report.html, results.json, results.csv and timeline.svg into this directory.")
    var output: String
    @Flag(
        help:
            "Leave the device's process and the edge server's to any core; otherwise each is kept to its half of them.")
    var noPin = false
    @Flag(help: "Show nothing while running.")
    var quiet = false

    @OptionGroup(title: "What is compared") var sweep: SweepOptions
    @OptionGroup(title: "When frames come") var arrivals: ArrivalOptions
    @OptionGroup(title: "CacheNet's device") var options: DeviceOptions

    func validate() throws {
        _ = try chosenBaselines()
        guard !options.synchronous else {
            throw ValidationError("--synchronous has no meaning here: waiting for partitions is what is measured")
        }
        guard withinMs.map({ $0 > 0 && $0.isFinite }) ?? true else {
            throw ValidationError("--within-ms: expected more than 0, got \(withinMs ?? 0)")
        }
    }

    func run() async throws {
        let dataset = try sweep.openDataset()
        let plan = try sweep.plan(for: dataset)
        let opened = try Bundle.open(at: bundle)
        let files = try BenchFiles(directory: output)
        // Before there are threads that work: they inherit it.
        let cores = noPin ? CorePinning.declined : .pinDevice()
        let server = try await ServerChild(bundle: bundle, on: cores)
        defer { server.stop() }
        let setup = ComparisonSetup(
            bundle: opened, serverPort: server.port, serverProcess: server.processIdentifier, link: plan.links[0],
            device: plan.devices[0], arrivals: try arrivals.schedule(), baselines: try chosenBaselines(),
            configuration: options.configuration,
            policy: options.policy.policy, startPartition: options.startPartition,
            store: try options.store.map { try ContentStore(path: $0) },
            within: withinMs.map { .seconds($0 / 1000) }, seed: sweep.seed,
            logger: Logger(label: "cachenet") { StreamLogHandler.standardError(label: $0) })
        let output = BenchOutput(files: files, count: plan.combinations.count)
        print(output.announcement(plan, setup, cores, source: sweep.choice.source))
        let conditions = try conditions(setup, plan, cores)
        let (result, interrupted) = await Interruption.watching { [quiet] in
            try await Experiment(plan, setup: setup).run(
                dataset, conditions: conditions, showsProgress: !quiet, each: output.tell)
        }
        // Interrupted before the first frames were through, there is nothing to report.
        if let interrupted, case .failure = result { throw ExitCode(interrupted) }
        output.finish(try result.get())
        if let interrupted { throw ExitCode(interrupted) }
    }

    private func chosenBaselines() throws -> Set<ComparedMethod> {
        guard let baselines else { return [] }
        if baselines.elements == ["all"] { return Set(ComparedMethod.extra) }
        return try Set(
            baselines.elements.map { name in
                guard let method = ComparedMethod(rawValue: name), ComparedMethod.extra.contains(method) else {
                    let known = ComparedMethod.extra.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--baselines: expected all, or some of \(known), got \"\(name)\"")
                }
                return method
            })
    }

    private func conditions(
        _ setup: ComparisonSetup, _ plan: ExperimentPlan, _ cores: CorePinning
    ) throws -> ExperimentConditions {
        let (bundle, source) = (setup.bundle.description, sweep.choice.source)
        return ExperimentConditions(
            bundle: bundle.config.name.description, bundleVersion: bundle.digest.description,
            // Where a directory lies is nobody else's business.
            source: source.contains("/") ? String(source.prefix { $0 != ":" }) : source,
            configuration: asked(plan),
            versions: ["cachenet": CacheNet.configuration.version, "onnxruntime": try ONNXEngine().version],
            machine: Machine.description, started: Date.now.formatted(.iso8601), planned: plan.combinations.count,
            withinMs: setup.withinMs, cores: cores, arrivals: setup.arrivals)
    }

    /// What was asked for, defaults included.
    private func asked(_ plan: ExperimentPlan) -> [String: String] {
        [
            "streams": plan.streams.map(\.description).joined(separator: ", "),
            "frames": plan.frames.map { "\($0)" } ?? (sweep.choice.stream == nil ? "1000" : "all"),
            "seeds": plan.seeds.map { "\($0)" }.joined(separator: ", "),
            "links": plan.links.map(\.name).joined(separator: ", "),
            "devices": plan.devices.map(\.name).joined(separator: ", "), "capacity": "\(options.capacity)",
            "capacity_bytes": options.capacityBytes.map { "\($0)" } ?? "unbounded", "gate": "\(options.gateChoice)",
            "frames_per_second": arrivals.fps.map { "\($0)" } ?? "as answered",
            "policy": options.policy.policy.rawValue, "baselines": baselines?.description ?? "none",
            "start_partition": options.startPartition.map { "\($0)" } ?? "none",
            "deadline_ms": "\(options.longestWait / .milliseconds(1))", "store": options.store == nil ? "none" : "kept",
        ]
    }
}
