import CacheNetCore
import CacheNetData
import CacheNetEmulation
import CacheNetRivals
import CacheNetStreamRun
import CacheNetTestKit
import Synchronization
import Testing

@testable import CacheNetBench

@Suite(.timeLimit(.minutes(15)))
struct MethodTurnsTests {
    /// Answers the truth, after a time that it moves the clock on by.
    private struct TimedMethod: AnsweringMethod {
        let kind: ComparedMethod
        let link: LinkProxy? = nil
        let clock: SkippingClock
        let takes: @Sendable (Frame) -> Duration

        func warmUp(_ frame: Frame) async throws {}

        func answer(_ frame: Frame) async throws -> MethodAnswer {
            clock.manual.advance(by: takes(frame))
            return MethodAnswer(label: frame.label)
        }
    }

    private static func figures(
        _ times: [ComparedMethod: Duration], frames: Int, arrivals: FrameSchedule?
    ) async throws -> [MethodFigures] {
        let clock = SkippingClock()
        let methods = ComparedMethod.allCases.compactMap { kind in
            times[kind].map { time in TimedMethod(kind: kind, clock: clock) { _ in time } }
        }
        var turns = MethodTurns(
            methods, meter: WorkMeter(slowDown: SlowDown(factor: 1), server: nil), arrivals: arrivals, clock: clock)
        let truth = try await turns.take(
            DatasetFrames(dataset: ColourDataset(), records: (0..<frames).map { $0 % 30 }), progress: nil)
        #expect(truth.count == frames)
        let stream = ComparedStream(truth: truth, full: turns.logs.first, filter: nil, sequences: nil)
        return turns.logs.map { MethodFigures($0, device: nil, stream: stream, withinMs: 55) }
    }

    @Test func withoutAScheduleFramesWaitForAnswers() async throws {
        let figures = try await Self.figures([.deviceOnly: .milliseconds(70)], frames: 60, arrivals: nil)[0]
        #expect(figures.meanMs == 70 && figures.accuracy == 1 && figures.withinDeadline == 0)
        #expect(figures.dropped == nil && figures.longestQueue == nil)
    }

    @Test func latencyCountsFromTheSchedule() async throws {
        // Each frame comes 10 ms before the device is ready for it: 40, 50, 60, ... until the queue is full.
        let schedule = try FrameSchedule(framesPerSecond: 1000.0 / 30, queue: 4)
        let all = try await Self.figures(
            [.deviceOnly: .milliseconds(40), .fallbackOnly: .milliseconds(10)], frames: 250, arrivals: schedule)
        let (slow, fast) = (all[0], all[1])
        #expect(abs(fast.meanMs - 10) < 1e-6 && fast.withinDeadline == 1)
        #expect(fast.dropped == 0 && fast.longestQueue == 0 && fast.unanswered == 0)
        let percentiles = slow.latencyPercentilesMs
        #expect(percentiles[0] == 40 && percentiles[100] > 160 && percentiles[100] <= 200)
        #expect(slow.longestQueue == 4)
        // A device that is busy for 40 ms of every 30 loses a quarter in the long run.
        let dropped = try #require(slow.dropped)
        #expect(dropped > 40 && dropped < 63)
        #expect(slow.unanswered == dropped)
        // What was dropped is wrong; three blocks begin with two frames in time.
        #expect(slow.accuracy == Double(250 - dropped) / 250)
        #expect(slow.withinDeadline == 6.0 / 250)
    }

    @Test func cancellingEndsAWaitAndLeavesWholeBlocks() async throws {
        let clock = SkippingClock()
        let method = TimedMethod(kind: .deviceOnly, clock: clock) { frame in
            // In the second block.
            if frame.index == 30 { withUnsafeCurrentTask { $0?.cancel() } }
            return .milliseconds(1)
        }
        let schedule = try FrameSchedule(framesPerSecond: 10, queue: 1)
        let task = Task {
            var turns = MethodTurns(
                [method], meter: WorkMeter(slowDown: SlowDown(factor: 1), server: nil), arrivals: schedule, clock: clock
            )
            let truth = try await turns.take(
                DatasetFrames(dataset: ColourDataset(), records: [Int](repeating: 0, count: 75)), progress: nil)
            return (truth.count, turns.logs[0].answers.count)
        }
        #expect(try await task.value == (25, 25))
    }
}
