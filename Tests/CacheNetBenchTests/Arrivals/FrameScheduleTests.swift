import CacheNetCore
import Testing

@testable import CacheNetBench

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
        #expect(try FrameSchedule(framesPerSecond: 1, queue: 1).blockLength == MethodComparison.blockLength)
    }

    @Test(arguments: [0, -1, .nan, .infinity] as [Double])
    func aPaceMustBeOne(_ pace: Double) {
        let error = #expect(throws: BenchError.self) { try FrameSchedule(framesPerSecond: pace) }
        #expect(error?.message == "fps: expected more than 0 frames per second, got \(pace)")
    }

    @Test(arguments: [0, -1, 257])
    func aQueueHasBounds(_ queue: Int) {
        let error = #expect(throws: BenchError.self) { try FrameSchedule(framesPerSecond: 30, queue: queue) }
        #expect(error?.message == "queue: expected 1 to 256 frames, got \(queue)")
    }
}
