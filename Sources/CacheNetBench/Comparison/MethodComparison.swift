internal import CacheNetBundle
internal import CacheNetCalibration
internal import CacheNetCore
package import CacheNetData
internal import CacheNetDevice
internal import CacheNetEmulation
internal import CacheNetONNX
internal import CacheNetReport
internal import CacheNetRivals
internal import CacheNetStreamRun
internal import CacheNetTransport

/// Answers the same frames in several ways under the same conditions.
///
/// The methods take turns in blocks of frames, so that the machine's drift hits all alike, in an order that turns as
/// well. Each has a link of its own, whose time stands still while others have their turn: what CacheNet downloads in
/// the background advances only while CacheNet answers. Within a block each frame waits for the answer before it, or
/// frames come on a schedule that begins with the block.
package struct MethodComparison: Sendable {
    /// Of frames that wait for each other: long against a fetch that is under way at its end, short against the machine's
    /// drift.
    package static let blockLength = 25

    private let setup: ComparisonSetup

    package init(_ setup: ComparisonSetup) {
        self.setup = setup
    }

    /// Frames whose label is none of the bundle's count as unlabelled.
    ///
    /// Cancelling the task ends it after the current block, with the result of the frames so far.
    ///
    /// - Throws: ``BenchError`` when the source does not fit the bundle or there is no frame; whatever the parts throw.
    package func run(_ source: DatasetFrames<[Int]>, showsProgress: Bool = true) async throws -> ComparisonReport {
        let config = setup.bundle.description.config
        try Self.check(config, for: setup.methods, on: source.dataset)
        let source = DatasetFrames(
            dataset: RelabelledDataset(source.dataset, labels: config.labels), records: source.records)
        // A transfer stands still for as long as the others have their turn.
        let connection = EdgeConnection(patience: 60)
        var links: [LinkProxy] = []
        do {
            try setup.kernelLink?.limit(setup.link)
            let profile = setup.kernelLink == nil ? setup.link : setup.link.withoutRates
            // One seed for all, so that stalls come at the same times of each link.
            for _ in setup.methods {
                links.append(try await LinkProxy(profile, to: setup.server, seed: setup.seed))
            }
            // The device's own thread, where engines may block.
            let result = try await withTaskExecutorPreference(connection.executor) {
                [links] () async throws -> ComparisonReport in
                try await compare(source, connection: connection, links: links, showsProgress: showsProgress)
            }
            await close(connection, links)
            return result
        } catch {
            await close(connection, links)
            throw error
        }
    }

    private func close(_ connection: EdgeConnection, _ links: [LinkProxy]) async {
        for link in links { await link.stop() }
        try? await connection.shutdown()
    }

    private func compare(
        _ source: DatasetFrames<[Int]>, connection: EdgeConnection, links: [LinkProxy], showsProgress: Bool
    ) async throws -> ComparisonReport {
        let slowDown = SlowDown(factor: setup.device.factor)
        let machine = try ONNXEngine()
        let engine = SlowedEngine(machine, by: slowDown)
        let hintOracle =
            setup.methods.contains(.belady)
            ? try HintOracle(source, bundle: setup.bundle, engine: machine) : nil
        var methods: [any AnsweringMethod] = []
        for (kind, link) in zip(setup.methods, links) {
            methods.append(
                try await method(
                    kind, over: link, connection: connection, engine: engine, slowDown: slowDown, hintOracle: hintOracle
                ))
        }
        let direct = try await LinkProbe.roundTrip(setup.server.url, client: connection.downloads)
        let linked = try await LinkProbe.roundTrip(links[0].url, client: connection.downloads)
        let bundle = setup.bundle.description
        let downRate = try await LinkProbe.downRate(
            RegistryClient(
                client: connection.downloads, baseURL: links[0].url, name: bundle.config.name.description), bundle,
            roundTrip: linked)

        let server = setup.serverProcess.map { ProcessUsage(process: $0) }
        let meter = WorkMeter(slowDown: slowDown, server: server)
        var turns = MethodTurns(methods, meter: meter, arrivals: setup.arrivals)
        let truth = try await turns.take(source, progress: showsProgress ? ProgressLine() : nil)
        var statistics: [ComparedMethod: DeviceStatistics] = [:]
        let encoding = setup.configuration.frameEncoding
        var transfers = FrameTransfers(encoding: encoding, reason: bundle.config.framePlan(for: encoding).reason)
        for method in methods {
            if let device = (method as? DeviceMethod)?.device {
                let report = await device.report
                statistics[method.kind] = report
                transfers.add(method.kind, frames: report.sentFrames, pictures: report.sentPictures)
            } else if let sent = (method as? EdgeOnlyMethod)?.sent {
                transfers.add(method.kind, frames: sent.frames, pictures: sent.pictures)
            }
            await method.finish()
        }
        // Who interrupts a comparison wants what there is, and no more.
        let instant = try? await HarnessCost.measure(source, count: truth.count, meter: meter, arrivals: setup.arrivals)
        return ComparisonReport(
            setup: setup, logs: turns.logs, truth: truth, sequences: Self.sequences(of: source, count: truth.count),
            instant: instant,
            link: .init(profile: setup.link, roundTripMs: linked, withoutLinkMs: direct, downMbitS: downRate),
            device: .init(profile: setup.device, measuredFactor: slowDown.measuredFactor),
            memory: .init(
                devicePeakBytes: ProcessUsage.own.peakBytes, serverPeakBytes: server?.peakBytes),
            statistics: statistics, transfers: transfers)
    }

    /// The number of the sequence that each of the first frames is of; `nil` where the source has none.
    private static func sequences(of source: DatasetFrames<[Int]>, count: Int) -> [Int]? {
        guard let sequences = source.dataset.sequences else { return nil }
        var numbers = [Int](repeating: 0, count: source.dataset.count)
        for (number, sequence) in sequences.enumerated() { for record in sequence { numbers[record] = number } }
        return source.records.prefix(count).map { numbers[$0] }
    }

    private func method(
        _ kind: ComparedMethod, over link: LinkProxy, connection: EdgeConnection, engine: any InferenceEngine,
        slowDown: SlowDown, hintOracle: HintOracle?
    ) async throws -> any AnsweringMethod {
        switch kind {
        case .deviceOnly, .deviceOnlyFiltered:
            return try DeviceOnlyMethod(
                kind, setup, over: link, connection: connection, engine: engine, filter: try filter(of: kind))
        case .edgeOnly, .edgeOnlyFiltered:
            return try EdgeOnlyMethod(
                kind, setup, over: link, connection: connection, slowDown: slowDown, filter: try filter(of: kind))
        default:
            return try await DeviceMethod(
                kind, setup, over: link, connection: connection, engine: engine, slowDown: slowDown,
                hintOracle: kind == .belady ? hintOracle : nil)
        }
    }

    /// `nil` for a method without one.
    private func filter(of kind: ComparedMethod) throws(BenchError) -> LabelFilter? {
        guard kind == .deviceOnlyFiltered || kind == .edgeOnlyFiltered else { return nil }
        guard let calibrated = setup.calibrated else {
            throw BenchError(.invalidConfiguration, "\(kind.rawValue): expected a calibrated filter, got none")
        }
        return calibrated.filter
    }
}
