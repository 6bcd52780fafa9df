import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetDevice
import CacheNetEmulation
import CacheNetONNX
import CacheNetRivals
import Foundation
import Testing

@testable import CacheNetBench

@Suite(.timeLimit(.minutes(15)))
struct MethodComparisonTests {
    private static func setup(_ bundle: CacheNetBundle.Bundle, port: Int) throws -> ComparisonSetup {
        ComparisonSetup(
            bundle: bundle, server: ServerAddress(port: port), link: try LinkProfile(parsing: "ethernet"),
            device: try DeviceProfile(parsing: "same"),
            configuration: DeviceConfiguration(mode: .live(deadline: .seconds(20))))
    }

    /// What the toys' models would be calibrated to.
    private static let gates = CalibratedGates(
        [
            ComparedGate("cascade", CascadeGate(threshold: 0.5), method: .cascade),
            ComparedGate(
                "cascade + filter", FilteredCascadeGate(filter: LabelFilter(labels: 3), threshold: 0.1),
                method: .cascadeFiltered),
            ComparedGate(
                "fallback only + filter", FilteredFallbackGate(filter: LabelFilter(labels: 3)),
                method: .fallbackOnlyFiltered),
            ComparedGate("reuse (pixels)", ReuseGate(.pixels, threshold: 1), method: .reuse),
            ComparedGate("reuse (logits)", ReuseGate(.logits, threshold: 0.1), method: .reuseLogits),
            ComparedGate(
                "reuse + cascade", ReuseCascadeGate(.pixels, threshold: 1, entropyThreshold: 0.5),
                method: .reuseCascade),
        ], filter: LabelFilter(labels: 3), promise: Promise(), sequences: 100)

    @Test func threeMethodsAnswerTheSameFrames() async throws {
        try await ToyServer.run { bundle, port in
            // Red and green, which the first partition knows, and one blue picture.
            let records = (0..<60).map { $0 == 40 ? 2 : $0 % 2 }
            let result = try await MethodComparison(Self.setup(bundle, port: port)).run(
                DatasetFrames(dataset: ColourDataset(), records: records), showsProgress: false)
            #expect(result.methods.map(\.method) == [.deviceOnly, .edgeOnly, .cacheNet])
            #expect(result.methods.allSatisfy { $0.frames == 60 && $0.accuracy == 1 && $0.unanswered == 0 })
            #expect(result.methods.allSatisfy { $0.p50Ms > 0 && $0.p50Ms <= $0.p99Ms })
            let device = try #require(result.statistics[.cacheNet])
            #expect(device.outcomes.frames == 60)
            #expect(result.methods[0].hitRatio == nil && result.methods[0].kbUpPerFrame == 0)
            #expect(result.methods[2].hitRatio == device.outcomes.hitRatio)
            #expect(device.outcomes.hits > 0 && device.outcomes.misses > 0)
            // Only what the device is unsure of crosses the link.
            let (edge, ours) = (
                try #require(result.methods[1].kbUpPerFrame), try #require(result.methods[2].kbUpPerFrame)
            )
            #expect(ours > 0 && ours < edge)
            #expect(result.link.roundTripMs >= 0.6)
            #expect(result.methods[0].deviceCpuMsPerFrame > 0)
            #expect(result.methods.allSatisfy { $0.withinDeadline == 1 && $0.latencyPercentilesMs.count == 101 })
            #expect(result.methods[2].pointsAgainstFull == 0)
            let harness = try #require(result.harness)
            #expect(harness.frames == 60 && harness.microsecondsPerFrame > 0 && harness.shareOfFastest > 0)
            #expect(result.conditions.contains("harness adds "))
            #expect(result.table.split(separator: "\n").count == 5)
            #expect(try result.timeline(source: "colours").contains("60 frames of colours"))
        }
    }

    @Test func rivalsAnswerTheSameFrames() async throws {
        try await ToyServer.run { bundle, port in
            var setup = try Self.setup(bundle, port: port)
            setup.baselines = Set(ComparedMethod.extra)
            setup.gates = [.independent: Self.gates]
            let records = (0..<60).map { $0 == 40 ? 2 : $0 % 2 }
            let result = try await MethodComparison(setup).run(
                DatasetFrames(dataset: ColourDataset(), records: records), showsProgress: false)
            #expect(result.methods.map(\.method) == ComparedMethod.allCases)
            #expect(result.methods.allSatisfy { $0.frames == 60 && $0.unanswered == 0 })
            func figures(_ method: ComparedMethod) throws -> MethodFigures {
                try #require(result.methods.first { $0.method == method })
            }
            let (paper, oracle) = (try figures(.paper), try figures(.oracle))
            // It needs no edge: every colour is known to a partition.
            #expect(oracle.hitRatio == 1 && oracle.kbUpPerFrame == 0 && oracle.downloads == 0)
            #expect(paper.falseHitRatio == 0)
            #expect(try #require(paper.hitRatio) < 1)
            #expect(paper.downloads == result.statistics[.paper]?.downloads)
            // It is CacheNet in all but what it drops.
            let belady = try figures(.belady)
            #expect(belady.downloads == result.statistics[.belady]?.downloads && belady.accuracy == 1)
            #expect(try figures(.cascade).accuracy == 1 && figures(.cascadeFiltered).hitRatio ?? 0 > 0)
            #expect(try figures(.deviceOnly).pointsAgainstFilteredFull != nil)
            #expect(result.methods.allSatisfy { $0.pointsOnFirstFrames != nil && $0.worstLabelAccuracy != nil })
            #expect(try #require(result.changes).contains("cascade + filter"))
            #expect(result.conditions.contains("gates   calibrated on 100 sequences"))
        }
    }

    /// Nothing is on any device; every method has to fetch what it takes over its own link.
    @Test func afterAColdStartEveryMethodFetchesItsModels() async throws {
        try await ToyServer.run { bundle, port in
            var setup = try Self.setup(bundle, port: port)
            setup.baselines = [.cascade, .fallbackOnly]
            setup.gates = [.independent: Self.gates]
            setup.start = .cold
            let result = try await MethodComparison(setup).run(
                DatasetFrames(dataset: ColourDataset(), records: (0..<60).map { $0 % 2 }), showsProgress: false)
            #expect(result.methods.allSatisfy { $0.frames == 60 && $0.unanswered == 0 && $0.accuracy == 1 })
            for method in result.methods where method.method != .edgeOnly {
                #expect(try #require(method.kbDownPerFrame) > 0, "\(method.method)")
            }
            // Nothing was there to answer the first frame.
            let cascade = try #require(result.methods.first { $0.method == .cascade })
            #expect(try #require(cascade.hitRatio) < 1)
        }
    }

    @Test func aRivalWithoutItsCalibrationIsAnError() async throws {
        try await ToyServer.run { bundle, port in
            var setup = try Self.setup(bundle, port: port)
            for method in ComparedMethod.allCases where method.needsCalibration {
                setup.baselines = [method]
                let error = await #expect(throws: BenchError.self) {
                    try await MethodComparison(setup).run(
                        DatasetFrames(dataset: ColourDataset(), records: [0]), showsProgress: false)
                }
                #expect(error?.message.contains("expected a calib") == true, "\(method)")
            }
        }
    }

    @Test func aCascadeNeedsAFallbackModel() async throws {
        try await ToyServer.run { bundle, port in
            var specification = bundle.specification
            specification.fallback = nil
            specification.models[.fallback] = nil
            let directory = FileManager.default.temporaryDirectory.appending(path: "cachenet-\(UUID().uuidString)").path
            defer { try? FileManager.default.removeItem(atPath: directory) }
            let bare = try BundleWriter(engine: try ONNXEngine()).create(specification, at: directory)
            var setup = try Self.setup(bare, port: port)
            setup.baselines = [.cascade]
            let error = await #expect(throws: BenchError.self) {
                try await MethodComparison(setup).run(
                    DatasetFrames(dataset: ColourDataset(), records: [0]), showsProgress: false)
            }
            #expect(error?.message.contains("fallback model") == true)
        }
    }

    @Test func labelsAreFoundByName() async throws {
        try await ToyServer.run { bundle, port in
            // The pictures of record 0, 1 and 2 are red, green and blue; nobody trained on purple.
            let dataset = RelabelledDataset(ColourDataset(), labels: ["purple", "blue", "red"])
            let result = try await MethodComparison(Self.setup(bundle, port: port)).run(
                DatasetFrames(dataset: dataset, records: (0..<50).map { $0 % 3 }), showsProgress: false)
            #expect(result.truth.prefix(3) == [0, nil, 2])
            #expect(result.methods.allSatisfy { $0.accuracy == 1 && $0.frames == 50 })
        }
    }

    @Test func withoutLabelsThereIsNoAccuracy() async throws {
        try await ToyServer.run { bundle, port in
            let source = DatasetFrames(dataset: ColourDataset(labels: []), records: (0..<50).map { $0 % 2 })
            let result = try await MethodComparison(Self.setup(bundle, port: port)).run(source, showsProgress: false)
            #expect(result.methods.allSatisfy { $0.accuracy == nil && $0.pointsAgainstFull == nil })
            #expect(result.methods.allSatisfy { $0.falseHitRatio == nil && $0.frames == 50 && $0.unanswered == 0 })
            #expect(try #require(result.methods[2].hitRatio) > 0)
            #expect(result.verdict?.description.contains("accuracy") == false)
            #expect(!result.table.contains("accuracy") && !result.table.contains("false hits"))
            #expect(try result.timeline(source: "colours").contains("50 frames of colours"))
        }
    }

    @Test(
        arguments: [
            ([], "got pictures without labels"), (["a", "b", "c"], "got none of them (a, b, c)"),
        ] as [([String], String)])
    func theOracleNeedsLabels(_ labels: [String], _ message: String) async throws {
        try await ToyServer.run { bundle, port in
            var setup = try Self.setup(bundle, port: port)
            setup.baselines = [.oracle]
            let source = DatasetFrames(dataset: ColourDataset(labels: labels), records: [0])
            let error = await #expect(throws: BenchError.self) {
                try await MethodComparison(setup).run(source, showsProgress: false)
            }
            #expect(error?.code == .labelsDiffer)
            #expect(error?.message.contains(message) == true)
        }
    }

    @Test func anUnreachableServerIsAnError() async throws {
        try await ToyServer.run { bundle, _ in
            let source = DatasetFrames(dataset: ColourDataset(), records: [0])
            // Nobody listens on port 1.
            await #expect(throws: (any Error).self) {
                try await MethodComparison(Self.setup(bundle, port: 1)).run(source, showsProgress: false)
            }
        }
    }
}
