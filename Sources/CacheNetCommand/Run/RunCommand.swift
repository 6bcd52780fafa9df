import ArgumentParser
import CacheNetBench
import CacheNetBundle
import CacheNetCore
import CacheNetData
import CacheNetDevice
import CacheNetMedia
import CacheNetONNX
import CacheNetSimulation
import CacheNetStreamRun
import CacheNetTransport
import Foundation
import Logging

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the device on a stream of pictures.",
        discussion: """
            Frames that the active partition is sure of are answered here; the others go to the edge. What the stream \
            looks like is up to --stream (a CSV with a column `record`) or --stream-kind: independent (pictures of one \
            label; after each frame the run ends with probability 1/DWELL), tracks (slowly changing views of one \
            picture after the other; the run of one label ends after each of them with that probability), natural (whole \
            sequences, such as walks), or uniform.

              cachenet run --edge http://127.0.0.1:8080 --source cifar10:DIR \\
                --dwell 50 --frames 4000 --log frames.jsonl
              cachenet run --edge URL --source cifar10:DIR --stream-kind tracks --dwell 5 --working-set 4
              cachenet run --edge URL --source cifar10:DIR --stream stream.csv \\
                --synchronous --start-partition 0 --json
              cachenet run --edge URL --registry http://127.0.0.1:5000/cifar10 \\
                --source cifar10:DIR --store store
              cachenet run --edge grpc://127.0.0.1:8081 --registry http://127.0.0.1:8080/cifar10 --source cifar10:DIR
              cachenet run --edge https://edge:8443 --source video:rtsp://camera/stream --deadline 50ms --store store

            With --store a device starts where it left off, also while the edge is unreachable: it answers with what the \
            store has (frames that it is not sure of are degraded), and asks the edge again once that answers. A store that \
            cannot be made is a warning. A run in which no frame was answered is an error.

            The log has one JSON object a line: frame, record, active, model, entropy (nats), origin (hit, miss, \
            degraded, failed), reason, hint, answer, label, next, latency_us, engine_us, edge_us; of a video also time (seconds). The model that was asked \
            last is a partition's number or "fallback". A line has no label where nobody knows it.

            The source's labels are found by name among the bundle's. Pictures with another label, or with none, count \
            as unlabelled: accuracy leaves them out. Agreement is the share of misses of which the device's own model \
            and the full model said the same, for which no label is needed.

            --record-all asks every model of the bundle about every picture that was shown, once the run is over, and \
            writes what they said for `cachenet simulate`. The run itself is as it would be without. It needs a label \
            for every picture, and the bundle's list of labels.
            """
    )

    @OptionGroup(title: "Edge") var edge: EdgeOptions
    @OptionGroup(title: "Edge") var registry: RegistryOptions
    @OptionGroup(title: "Stream") var stream: StreamOptions
    @OptionGroup(title: "Device") var device: DeviceOptions

    @Option(help: "Write one JSON object per frame to this file.", completion: .file())
    var log: String?
    @Option(
        help: "Write what every model of the bundle says of every frame to this file (.cnrec), after the run.",
        completion: .file())
    var recordAll: String?
    @Option(
        help: ArgumentHelp(
            "Tell the edge server each second how this device is, for its dashboard and metrics, under this id.",
            valueName: "id"))
    var report: String?
    @Flag(help: "Print the summary as one JSON object, last on stdout.")
    var json = false
    @Flag(help: "Show nothing while running.")
    var quiet = false

    func validate() throws {
        guard try report == nil || edge.grpc() == nil else {
            throw ValidationError("--report: expected an edge server over HTTP, got \(edge.edge)")
        }
        if let log { try OutputFile.check(log, "--log") }
        guard let recordAll else { return }
        try OutputFile.check(recordAll, "--record-all")
        guard stream.choice.video == nil else {
            throw ValidationError(
                "--record-all: expected a data set, whose labels are known, got \(stream.choice.source)")
        }
    }

    func run() async throws {
        EndingSignals.deleteUnfinishedFiles(on: [SIGHUP, SIGQUIT])
        let connection = try EdgeConnection(
            patience: device.synchronous ? nil : 10, credentials: edge.credentials())
        let (result, interrupted) = await Interruption.watching { [self] in try await drive(connection) }
        try await connection.shutdown()
        let (summary, recordingFailure): (RunSummary, (any Error)?)
        switch result {
        case .success(let value): (summary, recordingFailure) = value
        // Interrupted before the first frame.
        case .failure where interrupted != nil: (summary, recordingFailure) = (RunSummary(), nil)
        case .failure(let error): throw error
        }
        print(json ? try summary.json() : summary.text)
        if let interrupted { throw ExitCode(interrupted) }
        if let failure = summary.failure ?? recordingFailure { throw failure }
    }

    /// - Returns: what came of the run, and why it could not be recorded.
    private func drive(_ connection: EdgeConnection) async throws -> (RunSummary, (any Error)?) {
        let logger = Logger(label: "cachenet") { StreamLogHandler.standardError(label: $0) }
        // Whatever is wrong on this side is said before anything is asked of the edge.
        let shown = try stream.open()
        if !quiet, case .pictures(let opened) = shown { DatasetNotes.tell(of: opened.dataset) }
        let recording = recordAll.map { RunRecordingFile(path: $0, isQuiet: quiet) }
        let store = device.openStore(logger)
        let place = try await BundlePlace(
            edge: edge, registry: registry, connection: connection, store: store, logger: logger)
        let runtime = try await makeDevice(connection, place, store: store, logger: logger)
        if !quiet, let note = device.gateChoice.certificationNote(for: runtime.bundle.config) {
            Notices.warn("gate: \(note)")
        }
        if !quiet, let note = device.frames.note(for: runtime.bundle.config, isSynchronous: device.synchronous) {
            Notices.note(note)
        }
        let show = ShownStream(
            device: runtime, stream: stream, log: log, isQuiet: quiet, logger: logger,
            reports: try report.map { id in try ReportedRun(id, to: edge, over: connection, of: runtime, place) })
        switch shown {
        case .video(let choice): return (try await show.frames(of: choice), nil)
        case .pictures(let opened):
            return try await showAndRecord(opened, show, recording, on: runtime, from: place.registry)
        }
    }

    /// - Returns: what came of the run, and why it could not be recorded.
    private func showAndRecord(
        _ opened: OpenedStream, _ show: ShownStream, _ recording: RunRecordingFile?, on runtime: Device,
        from registry: some BundleRegistry
    ) async throws -> (RunSummary, (any Error)?) {
        let source = try opened.frames(for: runtime.bundle.config)
        try recording?.check(source.dataset, fits: runtime.bundle)
        var summary = try await show.frames(of: source, total: source.records.count)
        summary.stream = stream.named(opened)
        // Interrupted, it showed fewer frames than there are to record, and nobody waits for models now.
        guard let recording, !Task.isCancelled, summary.failure == nil else { return (summary, nil) }
        do {
            let stream = try stream.described(of: opened)
            try await recording.write(source, as: stream, bundle: runtime.bundle, registry: registry)
        } catch {
            return (summary, error)
        }
        return (summary, nil)
    }

    private func makeDevice(
        _ connection: EdgeConnection, _ place: BundlePlace, store: ContentStore?, logger: Logger
    ) async throws -> Device {
        var parts = DeviceParts(registry: place.registry, engine: try ONNXEngine()) { [edge] bundle in
            try edge.client(over: connection, model: place.model ?? bundle.config.name.description, bundle: bundle)
        }
        parts.pictureEncoder = JPEGEncoder()
        parts.gate = { [device] in try device.gateChoice.gate(for: $0.config) }
        parts.store = store
        parts.policy = device.policy.policy.make()
        parts.executor = connection.executor
        parts.logger = logger
        let runtime: Device
        do {
            runtime = try await Device(parts, configuration: device.configuration)
        } catch let error as DeviceError where error.code == .insufficientCapacity {
            throw ValidationError("--\(error)")
        }
        if let first = device.startPartition {
            try runtime.bundle.checkStartPartition(first)
            try await runtime.start(with: .partition(first))
        }
        return runtime
    }
}
