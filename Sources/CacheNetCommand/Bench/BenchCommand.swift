import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetEmulation
import CacheNetONNX
import CacheNetRivals
import CacheNetStreamRun
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
              cachenet bench --bundle cifar10.bundle --source cifar10:DIR \\
                --stream-kind independent,tracks --dwell 1,5,20 --output results
              cachenet bench --bundle 4-parts.bundle,8-parts.bundle --source cifar10:DIR \\
                --capacity 1,2,4 --policy lru,lfu --output results

            The rivals answer again in each of them. Those that a bundle has no values for (cascade, reuse, filters) are \
            calibrated beforehand on the source's calibration split, for the same risk as CacheNet's gate is then: \
            bench-gates tells more of that. With --start cold,warm every method begins with nothing, and again with its \
            models.

              cachenet bench --bundle cifar10.bundle --source cifar10:DIR --baselines all \
                --stream-kind tracks --dwell 1,3,20 --start cold,warm --output results

            Frames go to the edge as --frames-as says, those of edge-only and of every rival as well.

            The link has delay, jitter and a rate each way, not the losses and the slow start of a real one; all that a \
            slow device computes is slow. Writes report.html, results.json, results.csv and \
            timeline.svg after each comparison, so that Ctrl-C keeps what is done.
            """
    )

    /// Up to an hour, as deadlines are.
    private static let milliseconds = 0.001...3_600_000

    @Option(
        help: "The bundle's directory; several, separated by commas, are compared.", transform: CommaList.parsed)
    var bundle: CommaList<String>
    @Option(
        help: """
            More rivals, separated by commas, or all that the bundles have the models for: \
            \(ComparedMethod.extra.map { "\($0.rawValue) (\($0.explanation))" }.joined(separator: ", ")).
            """,
        transform: CommaList.parsed)
    var baselines: CommaList<String>?
    @Option(help: "Report the share of frames answered within so many milliseconds (default: the device's deadline).")
    var withinMs: Double?
    @Option(
        help: "Write report.html, results.json, results.csv and timeline.svg into this directory.",
        completion: .directory)
    var output: String
    @Flag(help: "Let the device's process and the edge server's run on any core, not each on its half of them.")
    var noPin = false
    @Flag(
        help: """
            Let the kernel keep the link's rates, with tc's token buckets before a network of the server's own, and leave \
            the proxy its delay and jitter. Needs root, ip, tc and nsenter.
            """)
    var kernelLink = false
    @Flag(help: "Show nothing while running.")
    var quiet = false

    @OptionGroup(title: "What is compared") var sweep: SweepOptions
    @OptionGroup(title: "When frames come") var arrivals: ArrivalOptions
    @OptionGroup(title: "CacheNet's device") var options: DeviceSweepOptions

    func validate() throws {
        _ = try chosenBaselines([])
        let names = bundle.uniqueElements.map { BundleServers.name(of: $0) }
        guard names.uniqued.count == names.count else {
            throw ValidationError(
                "--bundle: expected directories of different names, got \(brief(names))")
        }
        guard withinMs.map({ Self.milliseconds.contains($0) }) ?? true else {
            throw ValidationError("--within-ms: expected 0.001 to 3600000, got \(withinMs ?? 0)")
        }
        try sweep.checkCount(with: options)
    }

    func run() async throws {
        EndingSignals.deleteUnfinishedFiles(on: [SIGHUP, SIGQUIT])
        let opened = try bundle.uniqueElements.map { (path: $0, bundle: try Bundle.open(at: $0)) }
        try options.check(opened.map(\.bundle))
        let dataset = try sweep.openDataset()
        if !quiet { DatasetNotes.tell(of: dataset) }
        // Servers take a while to start, and whole comparisons may come before the one that cannot be made.
        let chosen = try chosenBaselines(opened.map(\.bundle.description.config))
        let methods = chosen.union(ComparedMethod.usual)
        for bundle in opened.map(\.bundle) {
            try MethodComparison.check(bundle.description.config, for: methods, on: dataset)
        }
        let logger = Logger(label: "cachenet") { StreamLogHandler.standardError(label: $0) }
        let notes = opened.compactMap {
            LabelMatch(source: dataset.labels, bundle: $0.bundle.description.config.labels).note
        }
        for note in notes.uniqued { logger.warning("\(note)") }
        if !quiet {
            let notes = opened.compactMap { options.frames.note(for: $0.bundle.description.config) }
            for note in notes.uniqued { Notices.note(note) }
        }
        try sweep.checkStreams(of: dataset, for: opened.map(\.bundle.description.config))
        let files = try BenchFiles(directory: output)
        let machine = Machine.description
        // Before there are threads that work: they inherit it. Afterwards the machine seems to have fewer cores.
        let cores = noPin ? CorePinning.declined : .pinDevice()
        let rivals = try calibratedRivals(of: methods, dataset)
        let servers = try await BundleServers(opened, on: cores, haveNetworks: kernelLink) { try rivals?.gates(of: $0) }
        defer { servers.stop() }
        let plan = try sweep.plan(for: dataset, options.variants(of: servers.bundles), starts: options.starts)
        let first = servers.bundles[0]
        let setup = ComparisonSetup(
            bundle: first.bundle, server: first.server, serverProcess: first.process,
            kernelLink: first.kernelLink, link: plan.links[0],
            device: plan.devices[0], arrivals: try arrivals.schedule(), baselines: chosen,
            configuration: options.configuration, gate: options.gate,
            policy: options.policies[0], gates: first.gates, startPartition: options.startPartition,
            hasStore: options.store, within: withinMs.map { .seconds($0 / 1000) }, seed: sweep.seed,
            logger: logger)
        let output = BenchOutput(files: files, count: plan.combinations.count)
        print(output.announcement(plan, setup, cores, source: sweep.choice.source))
        let conditions = try conditions(servers.bundles, setup, plan, machine, cores)
        let (result, interrupted) = await Interruption.watching { [quiet] in
            try await Experiment(plan, setup: setup).run(
                dataset, conditions: conditions, showsProgress: !quiet, each: output.tell)
        }
        // Interrupted before the first frames were through, there is nothing to report.
        if let interrupted, case .failure = result { throw ExitCode(interrupted) }
        output.finish(try result.get())
        if let interrupted { throw ExitCode(interrupted) }
    }

    /// - Returns: `nil` where no method takes a calibration.
    private func calibratedRivals(of methods: Set<ComparedMethod>, _ dataset: any Dataset) throws -> RivalCalibration? {
        guard methods.contains(where: \.needsCalibration) else { return nil }
        return try RivalCalibration(
            try sweep.choice.specification(), plans: try sweep.plans(for: dataset), of: dataset, methods: methods,
            promise: try options.rivalPromise(), seed: sweep.seed, isQuiet: quiet)
    }

    /// - Parameter bundles: all of them have what each baseline takes, where not every one is named.
    private func chosenBaselines(_ bundles: [BundleConfig]) throws -> Set<ComparedMethod> {
        guard let baselines else { return [] }
        return try Set(
            baselines.elements.flatMap { name in
                if name == "all" {
                    return ComparedMethod.extra.filter { method in bundles.allSatisfy(method.isPossible) }
                }
                guard let method = ComparedMethod(rawValue: name), ComparedMethod.extra.contains(method) else {
                    let known = ComparedMethod.extra.map(\.rawValue).joined(separator: ", ")
                    throw ValidationError("--baselines: expected all, or some of \(known), got \"\(name)\"")
                }
                return [method]
            })
    }

    private func conditions(
        _ bundles: [ServedBundle], _ setup: ComparisonSetup, _ plan: ExperimentPlan, _ machine: [String: String],
        _ cores: CorePinning
    ) throws -> ExperimentConditions {
        let source = sweep.choice.source
        return ExperimentConditions(
            bundles: bundles.map { ExperimentConditions.Bundle($0) },
            // Where a directory lies is nobody else's business.
            source: source.contains("/") ? String(source.prefix { $0 != ":" }) : source,
            configuration: asked(plan),
            versions: ["cachenet": CacheNet.configuration.version, "onnxruntime": try ONNXEngine().version],
            machine: machine, started: Date.now.formatted(.iso8601), planned: plan.combinations.count,
            withinMs: setup.withinMs, cores: cores, arrivals: setup.arrivals)
    }

    /// What was asked for, defaults included.
    private func asked(_ plan: ExperimentPlan) -> [String: String] {
        [
            "streams": plan.streams.map(\.description).joined(separator: ", "),
            "frames": plan.frames.map { "\($0)" } ?? (sweep.choice.stream == nil ? "1000" : "all"),
            "seeds": plan.seeds.map { "\($0)" }.joined(separator: ", "),
            "links": plan.links.map(\.description).joined(separator: "; "),
            "devices": plan.devices.map(\.description).joined(separator: "; "),
            "frames_per_second": arrivals.fps.map { "\($0)" } ?? "as answered",
            "baselines": baselines?.description ?? "none", "rates_kept_by": kernelLink ? "kernel" : "proxy",
        ].merging(options.asked) { first, _ in first }
    }
}
