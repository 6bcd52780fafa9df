import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetDevice
import CacheNetONNX
import CacheNetSimulation
import Foundation
import Testing

/// What is simulated from a recorded run, against devices that run the same stream at an edge server.
@Suite(.serialized) struct SimulatedRunTests {
    private static let gates: [GateChoice] = [
        .fixed(threshold: 0.6), .fixed(threshold: 0.6, agreement: 2), .belief(Promise(risk: 0.2, changeRisk: 0.5)),
    ]

    @Test(.timeLimit(.minutes(15)))
    func toyDevicesDoWhatIsSimulated() async throws {
        let models = SharedData.package.appending(path: "Tests/Fixtures/toy")
        let run = try await RecordedRun(models: models, name: "toy", dataset: ColourBlends(count: 400, seed: 3))
        for gate in Self.gates {
            for capacity in 1...2 {
                for start in [nil, 1] {
                    try await run.compare(gate, capacity: capacity, policy: .lru, start: start)
                }
            }
        }
        try await run.stop()
    }

    @Test(.enabled(if: SharedData.isPresent, "../shared/data is not here"), .timeLimit(.minutes(15)))
    func devicesWithCIFAR10DoWhatIsSimulated() async throws {
        let run = try await RecordedRun(
            models: SharedData.models, name: "cifar10", dataset: try CIFAR10Dataset(directory: SharedData.cifar10.path))
        for gate in Self.gates {
            for capacity in 1...2 {
                try await run.compare(gate, capacity: capacity, policy: .lru, start: 0)
            }
        }
        for policy in OnlinePolicy.allCases {
            try await run.compare(.fixed(threshold: 0.6), capacity: 3, policy: policy, start: nil)
        }
        try await run.stop()
    }
}

/// A stream that is sticky first and then is not, recorded, and an edge server with the bundle that it was recorded from.
private struct RecordedRun {
    private let edge: LoopbackEdge
    private let source: DatasetFrames<[Int]>
    private let recording: RunRecording

    init(models: URL, name: String, dataset: any Dataset) async throws {
        let sticky = Array(try DwellStream(dwell: 12, seed: 5, dataset: dataset).prefix(250))
        let uniform = Array(UniformStream(seed: 6, dataset: dataset).prefix(150))
        source = DatasetFrames(dataset: dataset, records: sticky + uniform)
        let directory = try TemporaryDirectory()
        let engine = try ONNXEngine()
        let writer = BundleWriter(engine: engine)
        var specification = try CalibrationFile.load(directory: models.path)
            .specification(name: BundleName(name))
        // Not much of a fallback model, but one that is right now and then.
        specification.fallback = BundleConfig.Fallback(temperature: 1, threshold: 0)
        specification.models[.fallback] = specification.models[.partition(1)]
        let raw = try writer.create(
            specification, at: directory.url.appending(path: "raw.bundle").path)
        let bundle = try writer.create(
            try Self.calibration.calibrate(
                raw, on: Self.recorder(raw, engine).record(source, as: Self.stream).outcomes),
            at: directory.url.appending(path: "\(name).bundle").path)
        // As it comes back from its file.
        let recorded = try Self.recorder(bundle, engine).record(source, as: Self.stream)
        recording = try RunRecording(try recorded.encoded(), name: "recorded")
        edge = try await LoopbackEdge(bundle, in: directory)
    }

    func stop() async throws { try await edge.stop() }

    func compare(_ choice: GateChoice, capacity: Int, policy: OnlinePolicy, start: PartitionID?) async throws {
        let name = "\(choice), capacity \(capacity), \(policy), starting with \(start.map { "\($0)" } ?? "nothing")"
        let capacity = CacheCapacity(partitions: capacity)
        let device = try await edge.device(
            DeviceConfiguration(mode: .synchronous, capacity: capacity), gate: choice, policy: policy,
            startingWith: start)
        var simulated: [SimulatedFrame] = []
        _ = StreamSimulation(TemperedOutcomes(recording.outcomes, recording.bundle))
            .run(
                try choice.gate(for: recording.bundle), over: recording.frames,
                startingWith: start.map { [.partition($0)] } ?? []
            ) {
                simulated.append($0)
            }
        var correct = 0
        var fallbackFrames = 0
        for (frame, expected) in zip(source, simulated) {
            let answer = try await device.infer(frame.pixels)
            #expect((answer.origin == .hit) == expected.isHit, "\(name), frame \(frame.index)")
            #expect(answer.label == expected.answer, "\(name), frame \(frame.index)")
            #expect(answer.active == expected.active, "\(name), frame \(frame.index)")
            #expect(answer.next == expected.next, "\(name), frame \(frame.index)")
            if answer.model == .fallback { fallbackFrames += 1 }
            if answer.label == frame.label { correct += 1 }
        }
        let report = await device.report
        let question = WhatIf(gates: [choice], policies: [.online(policy)], capacities: [capacity], start: start)
        let result = try #require(try question.run(on: recording).first)
        #expect(result.frames == report.outcomes.frames, "\(name)")
        #expect(result.hits == report.outcomes.hits, "\(name)")
        #expect(result.correct == correct, "\(name)")
        #expect(result.caches[0].figures.downloads == report.downloads, "\(name)")
        #expect(result.caches[0].figures.evictions == report.evictions, "\(name)")
        #expect(result.caches[0].figures.downloadedBytes == report.downloadedBytes, "\(name)")
        // Or it was no comparison.
        #expect(report.outcomes.hits > 0, "\(name)")
        #expect(report.outcomes.misses > 0, "\(name)")
        #expect(report.downloads > 0, "\(name)")
        if case .belief = choice { #expect(fallbackFrames > 0, "\(name)") }
    }

    private static let stream = RecordedStream(source: "toy", order: "dwell 12, then uniform", seed: 5)

    private static var calibration: BundleCalibration {
        BundleCalibration(
            fixed: FixedThreshold(risk: 0.2),
            streams: CalibrationStreams(dwells: [1, 5, 20], streams: 2, framesPerStream: 300))
    }

    private static func recorder(_ bundle: CacheNetBundle.Bundle, _ engine: ONNXEngine) throws -> RunRecorder {
        try RunRecorder(bundle.description, engine: engine) { try bundle.read($0) }
    }
}
