import CacheNetCore
import Testing

@testable import CacheNetStreamRun

struct FrameScheduleTests {
    @Test func framesAreDueAtTheirPaceForEver() throws {
        let schedule = try FrameSchedule(framesPerSecond: 30)
        #expect(schedule.due(0) == .zero)
        #expect(abs(schedule.due(3) / .milliseconds(1) - 100) < 1e-6)
        // No error adds up: a million intervals are a million intervals.
        #expect(abs(schedule.due(30_000_000) / .seconds(1) - 1e6) < 1e-6)
        #expect(schedule.description == "30 frames/s, a queue of 8")
    }

    @Test func aBlockIsLongBesideItsQueue() throws {
        #expect(try FrameSchedule(framesPerSecond: 1).blockLength == 200)
        #expect(try FrameSchedule(framesPerSecond: 1, queue: 1).blockLength == 25)
    }

    @Test(arguments: [0, -1, .nan, .infinity, 1e-300, 0.0009, 1e6, 1e300] as [Double])
    func aPaceMustBeOne(_ pace: Double) {
        let error = #expect(throws: RunError.self) { try FrameSchedule(framesPerSecond: pace) }
        #expect(error?.message == "fps: expected 0.001 to 100000.0 frames per second, got \(pace)")
    }

    /// The last of as many frames as a stream may have.
    @Test(arguments: [FrameSchedule.slowest, FrameSchedule.fastest])
    func theLastFrameHasATime(pace: Double) throws {
        let due = try FrameSchedule(framesPerSecond: pace).due(100_000_000)
        #expect(abs(due / .seconds(1) - 1e8 / pace) < 0.001)
    }

    @Test(arguments: [0, -1, 257])
    func aQueueHasBounds(_ queue: Int) {
        let error = #expect(throws: RunError.self) { try FrameSchedule(framesPerSecond: 30, queue: queue) }
        #expect(error?.message == "queue: expected 1 to 256 frames, got \(queue)")
    }
}
