internal import CacheNetBundle
package import CacheNetCore
internal import CacheNetDevice
internal import CacheNetONNX
internal import CacheNetStreamRun
package import CacheNetTransport
internal import Foundation

/// What the runtime adds to the engine: on a hit, on a miss, at a swap, and while a fetch runs.
///
/// Each figure compares two things in one run, in turns, so that the machine's drift hits both.
package struct RuntimeBenchmark {
    let connection: EdgeConnection
    let baseURL: String
    let bundle: BundleDescription
    private let registry: RegistryClient
    let engine: ONNXEngine
    let frames: [Tensor]

    /// - Parameters:
    ///   - baseURL: an edge server in another process.
    ///   - frames: pictures to use, at least one.
    package init(_ connection: EdgeConnection, baseURL: String, model: String, frames: [Tensor]) async throws {
        guard !frames.isEmpty else { throw BenchError(.invalidConfiguration, "expected at least one frame") }
        self.connection = connection
        self.baseURL = baseURL
        self.frames = frames
        engine = try ONNXEngine()
        registry = try RegistryClient(client: connection.downloads, baseURL: baseURL, name: model)
        bundle = try await BundleResolver.resolve(from: registry, store: nil)
        guard bundle.partitionCount > 0 else {
            throw BenchError(
                .invalidConfiguration, "expected a bundle with partitions, got \(bundle.config.name) without any")
        }
    }

    func device(threshold: Double) async throws -> Device {
        try await device(engine, startingWith: .partition(0)) { $0.config.fixedGate(threshold: threshold) }
    }

    func device(
        _ engine: any InferenceEngine, startingWith model: DeviceModel,
        gate: @escaping @Sendable (BundleDescription) throws -> any Gate
    ) async throws -> Device {
        var parts = DeviceParts(registry: registry, engine: engine) { [connection, baseURL] bundle in
            try HTTPEdgeClient(
                client: connection.inference, baseURL: baseURL, model: bundle.config.name.description, bundle: bundle)
        }
        parts.gate = gate
        parts.executor = connection.executor
        let device = try await Device(
            parts,
            configuration: DeviceConfiguration(
                mode: .live(deadline: .seconds(2)), updates: .never,
                capacity: CacheCapacity(partitions: bundle.partitionCount)))
        try await device.start(with: model)
        return device
    }

    private func input(_ index: Int) throws -> Tensor {
        try bundle.config.preprocess.apply(to: frames[index % frames.count])
    }

    /// Everything of a hit but the engine's own run, and the growth of resident memory over all frames.
    package func hits(count: Int = 100_000) async throws -> [BenchmarkFigure] {
        let device = try await device(threshold: .greatestFiniteMagnitude)
        let session = try engine.load(await registry.blob(try model(.partition(0))))
        return try await withTaskExecutorPreference(device.executor) {
            // Written to before the memory is looked at, so that only the runtime can grow.
            var bare = [Double](repeating: 0, count: count)
            var whole = [Double](repeating: 0, count: count)
            bare.removeAll(keepingCapacity: true)
            whole.removeAll(keepingCapacity: true)
            var memory = 0
            for index in 0..<count {
                // The first tenth warms up; what is resident after it should stay.
                if index == count / 10 { memory = ProcessUsage.own.residentBytes ?? 0 }
                let frame = frames[index % frames.count]
                let input = try input(index)
                let start = ContinuousClock.now
                if index.isMultiple(of: 2) {
                    _ = try session.run(input)
                    bare.append(start.microsecondsElapsed)
                } else {
                    _ = try await device.infer(frame)
                    whole.append(start.microsecondsElapsed)
                }
            }
            let growth = (ProcessUsage.own.residentBytes ?? 0) - memory
            return [
                BenchmarkFigure("engine's own run", bare.median, "us"),
                BenchmarkFigure("whole hit", whole.median, "us"),
                BenchmarkFigure("overhead on a hit", whole.median - bare.median, "us", atMost: 10),
                BenchmarkFigure("memory growth, \(count) frames", Double(growth) / 1e6, "MB", atMost: 2),
            ]
        }
    }

    /// From the last byte of a partition to its first answer.
    package func swaps(count: Int = 200) async throws -> [BenchmarkFigure] {
        let descriptor = try model(.partition(0))
        let scratch = try ScratchStore()
        defer { withExtendedLifetime(scratch) {} }
        let loader = ModelLoader(bundle: bundle, engine: engine, registry: registry, store: scratch.store)
        let received = try await registry.blob(descriptor)
        let executor = ThreadExecutor(name: "cachenet-swap")
        return try await withTaskExecutorPreference(executor) {
            try loader.persist(try await loader.load(.partition(0)))
            var first: [Double] = []
            var prepared: [Double] = []
            for index in 0..<count {
                let input = try input(index)
                var start = ContinuousClock.now
                guard unsafe received.withUnsafeBytes({ unsafe Digest.sha256(of: $0) }) == descriptor.digest else {
                    throw BenchError(.invalidConfiguration, "the blob changed")
                }
                _ = try engine.load(received).run(input)
                first.append(start.microsecondsElapsed)

                start = ContinuousClock.now
                let loaded = try await loader.load(.partition(0))
                _ = try loaded.answer(input)
                prepared.append(start.microsecondsElapsed)
                guard loaded.source == .preparedCopy else {
                    throw BenchError(.invalidConfiguration, "expected a prepared copy, got \(loaded.source)")
                }
            }
            return [
                BenchmarkFigure(
                    "swap-in of \(descriptor.size / 1000) KB, first time", first.median, "us", atMost: 2000),
                BenchmarkFigure("swap-in of a prepared copy", prepared.median, "us", atMost: 1000),
            ]
        }
    }

    /// The slowest hits while partitions are fetched one after another, against those of quiet times in between.
    package func fetches(rounds: Int = 10, framesPerRound: Int = 300, framesPerSecond: Double = 200) async throws
        -> [BenchmarkFigure]
    {
        let device = try await device(threshold: .greatestFiniteMagnitude)
        let loader = ModelLoader(bundle: bundle, engine: engine, registry: registry)
        let background = ThreadExecutor(name: "cachenet-fetch", niceness: 5)
        let partitions = bundle.partitionCount
        return try await withTaskExecutorPreference(device.executor) {
            var quiet: [Double] = []
            var busy: [Double] = []
            var fetched = 0
            for round in 0..<(2 * rounds) {
                let isBusy = round.isMultiple(of: 2)
                let fetching = Task.detached(executorPreference: background) {
                    var count = 0
                    // Ten a second is far more than the swaps of a stream without any locality at a live pace.
                    while isBusy, !Task.isCancelled {
                        do {
                            _ = try await loader.load(.partition(count % partitions))
                        } catch {
                            if Task.isCancelled { break }
                            throw error
                        }
                        count += 1
                        try? await Task.sleep(for: .milliseconds(100))
                    }
                    return count
                }
                let start = ContinuousClock.now
                for index in 0..<framesPerRound {
                    try await Task.sleep(until: start + .seconds(1 / framesPerSecond) * index)
                    let latency = try await device.infer(frames[index % frames.count]).timings.total.microseconds
                    if isBusy { busy.append(latency) } else { quiet.append(latency) }
                }
                fetching.cancel()
                fetched += try await fetching.value
            }
            return [
                BenchmarkFigure("p99 of hits, no fetch", quiet.percentile(99), "us"),
                BenchmarkFigure("p99 of hits, \(fetched) fetches meanwhile", busy.percentile(99), "us"),
                BenchmarkFigure("ratio", busy.percentile(99) / quiet.percentile(99), "x", atMost: 1.2),
            ]
        }
    }

    private func model(_ role: ModelRole) throws(BenchError) -> Descriptor {
        guard let descriptor = bundle.model(role) else {
            throw BenchError(.invalidConfiguration, "the bundle has no model \(role)")
        }
        return descriptor
    }
}
