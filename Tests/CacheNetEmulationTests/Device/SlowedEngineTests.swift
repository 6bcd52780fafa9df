import CacheNetCalibration
import CacheNetCore
import CacheNetEmulation
import CacheNetTestKit
import Testing

struct SlowedEngineTests {
    /// Runs of 2 ms on a device 8 times slower than the machine.
    private static func run(interrupted: Duration = .zero, fails: Bool = false) throws -> (ManualTimer, SlowDown) {
        let timer = ManualTimer()
        let scripted = ScriptedEngine(models: [
            "model": ScriptedModel(frameShape: [1], labels: 2) { _ in
                timer.compute(for: .milliseconds(2), interrupted: interrupted)
                return [4, 1]
            }
        ])
        let slowDown = SlowDown(factor: 8, timer: timer)
        let engine = SlowedEngine(scripted, by: slowDown)
        #expect(engine.preparedFormat == scripted.preparedFormat)
        let session = try engine.load(ModelBytes(ScriptedEngine.bytes(of: "model")))
        if fails { scripted.fail(.run, with: EngineError(.runFailed, "on purpose")) }
        let outputs = try session.run(try Tensor(elementType: .uint8, shape: [1, 1], bytes: [7]))
        #expect(try outputs[0].floats() == [4, 1])
        return (timer, slowDown)
    }

    @Test func aRunTakesTheFactor() throws {
        let (timer, slowDown) = try Self.run()
        #expect(timer.now == .seconds(100) + .milliseconds(16))
        #expect(slowDown.measuredFactor == 8)
    }

    @Test func interruptionsAreNotComputing() throws {
        // 5 ms were somebody else's: still 8 x 2 ms after the start.
        let (timer, _) = try Self.run(interrupted: .milliseconds(5))
        #expect(timer.now == .seconds(100) + .milliseconds(16))
        // Whoever is interrupted for longer cannot catch up, and the figure says so.
        let (late, slowDown) = try Self.run(interrupted: .milliseconds(30))
        #expect(late.now == .seconds(100) + .milliseconds(32))
        #expect(slowDown.measuredFactor == 16)
    }

    @Test func aFailureIsPassedOn() {
        #expect(throws: EngineError.self) { try Self.run(fails: true) }
    }

    @Test func theThreadsOwnTimerWaits() {
        let timer = ThreadTimer()
        let end = timer.now + .milliseconds(2)
        timer.wait(until: end)
        #expect(timer.now >= end)
        // Most of it was slept.
        let before = timer.computed
        timer.wait(until: timer.now + .milliseconds(20))
        #expect(timer.computed - before < .milliseconds(10))
    }
}
