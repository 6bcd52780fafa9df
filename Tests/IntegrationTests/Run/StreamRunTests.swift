import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetStreamRun
import CacheNetTestKit
import Testing

/// Runs over sources that are no data set.
@Suite(.timeLimit(.minutes(5))) struct StreamRunTests {
    private struct Unplugged: Error {}

    private static func source(labels: [String]? = nil, failure: (any Error)? = nil) throws -> ScriptedFrameSource {
        let colours: [ToyBundle.Colour] = [.red, .green, .blue]
        return ScriptedFrameSource(
            labels: labels, frameShape: [3, 4, 4],
            frames: try (0..<30).map { index in
                Frame(
                    index: index, record: nil, label: labels.map { index % 3 % $0.count },
                    pixels: try ToyBundle.frame(colours[index % 3]))
            }, failure: failure)
    }

    private static func run(
        _ source: some FrameSource, gate: GateChoice = .fixed()
    ) async throws -> RunSummary {
        let edge = try await LoopbackEdge(models: ToyBundle.fixtures, name: "toy")
        let device = try await edge.device(DeviceConfiguration(mode: .synchronous), gate: gate, startingWith: 0)
        let summary = try await StreamRun(device: device).run(source)
        try await edge.stop()
        return summary
    }

    @Test func aSourceThatFailsEndsTheRunAfterItsSummary() async throws {
        let summary = try await Self.run(try Self.source(failure: Unplugged()))
        #expect(summary.statistics.outcomes.frames == 30 && summary.statistics.outcomes.failed == 0)
        #expect(summary.failure is Unplugged)
        #expect(summary.accuracy == nil)
    }

    @Test func aSourceThatEndsLeavesNothingWrong() async throws {
        let summary = try await Self.run(try Self.source(labels: ["red", "green", "blue"]))
        #expect(summary.failure == nil)
        #expect(summary.accuracy == 1 && summary.labelled == 30)
    }

    @Test func theDevicesModelAgreesWithTheFullModelOnSomeMisses() async throws {
        // Nothing is a hit at that threshold, so every frame is a miss of which the partition said something.
        let summary = try await Self.run(try Self.source(), gate: .fixed(threshold: 0))
        #expect(summary.agreement.frames == 30)
        let share = try #require(summary.agreement.share)
        #expect(share > 0 && share < 1)
    }

    @Test func aSourceOfAnotherShapeIsRefused() async throws {
        let source = ScriptedFrameSource(labels: nil, frameShape: [1, 4, 4], frames: [])
        await #expect(throws: RunError.self) { try await Self.run(source) }
    }
}
