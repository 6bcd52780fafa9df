import CacheNetBundle
import CacheNetCore
import CacheNetDevice
import CacheNetTestKit
import Testing

/// What does not count as a hit, and what is not even a frame.
struct GateTests {
    @Test func logitsThatAreNotNumbersAreAMiss() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.answer()
        let answer = try await rig.infer(Toy.broken)
        #expect(answer.origin == .miss)
        #expect(answer.label == 2)
    }

    @Test func logitsThatAreNotNumbersAreNoAnswerWithoutTheEdge() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.edge.fail()
        let answer = try await rig.infer(Toy.broken)
        #expect(answer.origin == .failed)
        #expect(answer.label == nil)
        #expect(answer.probabilities.isEmpty)
    }

    @Test func anEngineThatFailsIsAMiss() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        rig.engine.fail(.run, with: EngineError(.runFailed, "as the script says"))
        rig.edge.answer()
        #expect(try await rig.infer(0).origin == .miss)
        #expect(try await rig.infer(0).origin == .hit)
    }

    @Test func aThresholdOfZeroMakesEveryFrameAMiss() async throws {
        let rig = try Rig(gate: .fixed(threshold: 0))
        try await rig.device.start(with: .partition(0))
        for _ in 0..<3 {
            rig.edge.answer()
            #expect(try await rig.infer(0).origin == .miss)
        }
        #expect(await rig.device.report.outcomes.hitRatio == 0)
    }

    @Test func aHighThresholdMakesUnsureFramesHits() async throws {
        let rig = try Rig(gate: .fixed(threshold: 2))
        try await rig.device.start(with: .partition(0))
        #expect(try await rig.infer(2).origin == .hit)
    }

    @Test func aFrameNeedsNoBatchDimension() async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        let frame = try Tensor(elementType: .uint8, shape: [1, 1, 1], bytes: [0])
        #expect(try await rig.device.infer(frame).origin == .hit)
    }

    /// Answers at once, after a look at the frame that takes a while.
    private struct Looking: Gate {
        let clock: ManualClock
        let usesFallback = false

        func begin(_ frame: FrameContext) -> GateDecision {
            clock.advance(by: .microseconds(40))
            return .answer(GateAnswer(label: 1, probabilities: [0, 1, 0]))
        }

        func modelAnswered(_ answer: ModelAnswer?, by model: DeviceModel) -> GateDecision { .askEdge }
    }

    @Test func aHitWithoutAModelTakesWhatTheGateTakes() async throws {
        let (toy, clock) = (try Toy(), ManualClock())
        let device = try DeviceRuntime(
            loader: ModelLoader(bundle: toy.bundle, engine: toy.engine, registry: ScriptedRegistry(toy), store: nil),
            edge: ScriptedEdge(), gate: Looking(clock: clock), clock: clock)
        let answer = try await device.infer(Toy.frame(0))
        #expect(answer.origin == .hit && answer.label == 1 && answer.model == nil)
        #expect(answer.timings.total == .microseconds(40))
        #expect(await device.report.outcomes.skips == 1)
        await device.shutdown()
    }

    @Test(arguments: [[2, 1, 1, 1], [1, 1, 1, 2], [1, 1], [1, 1, 1, 1, 1], []])
    func aFrameOfTheWrongShapeIsRefused(shape: [Int]) async throws {
        let rig = try Rig()
        try await rig.device.start(with: .partition(0))
        let frame = try Tensor(
            elementType: .uint8, shape: shape, bytes: [UInt8](repeating: 0, count: shape.reduce(1, *)))
        await #expect { try await rig.device.infer(frame) } throws: {
            ($0 as? DeviceError)?.code == .invalidFrame
        }
        #expect(await rig.device.report.outcomes.frames == 0)
    }

    @Test func aFrameOfTheWrongTypeIsRefused() async throws {
        let rig = try Rig()
        let frame = try Tensor(floats: [0], shape: [1, 1, 1, 1])
        await #expect { try await rig.device.infer(frame) } throws: {
            ($0 as? DeviceError)?.code == .invalidFrame
        }
    }
}
