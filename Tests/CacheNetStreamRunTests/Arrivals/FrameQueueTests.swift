import CacheNetCore
import Testing

@testable import CacheNetStreamRun

struct FrameQueueTests {
    /// Ten milliseconds from frame to frame.
    private static func queue(of limit: Int, count: Int) throws -> FrameQueue {
        FrameQueue(try FrameSchedule(framesPerSecond: 100, queue: limit), count: count)
    }

    @Test func aFastDeviceWaitsForFrames() throws {
        var queue = try Self.queue(of: 1, count: 2)
        #expect(queue.next(at: .zero) == .answer(0, due: .zero))
        #expect(queue.next(at: .milliseconds(4)) == .wait(until: .milliseconds(10)))
        // Woken up late, which is the frame's loss.
        #expect(queue.next(at: .milliseconds(11)) == .answer(1, due: .milliseconds(10)))
        #expect(queue.next(at: .milliseconds(12)) == .end)
        #expect(queue.dropped == 0 && queue.longest == 0)
    }

    @Test func framesWaitInOrderAndThoseBeyondTheBoundAreDropped() throws {
        var queue = try Self.queue(of: 2, count: 6)
        #expect(queue.next(at: .zero) == .answer(0, due: .zero))
        // Frames 1 to 4 came meanwhile; two of them found room.
        #expect(queue.next(at: .milliseconds(45)) == .answer(1, due: .milliseconds(10)))
        #expect(queue.next(at: .milliseconds(46)) == .answer(2, due: .milliseconds(20)))
        #expect(queue.next(at: .milliseconds(47)) == .drop(3))
        #expect(queue.next(at: .milliseconds(47)) == .drop(4))
        #expect(queue.next(at: .milliseconds(47)) == .wait(until: .milliseconds(50)))
        #expect(queue.next(at: .milliseconds(50)) == .answer(5, due: .milliseconds(50)))
        #expect(queue.next(at: .milliseconds(51)) == .end)
        #expect(queue.dropped == 2 && queue.longest == 2)
    }

    @Test func anIdleDeviceTakesOneBesideThoseThatWait() throws {
        var queue = try Self.queue(of: 1, count: 3)
        #expect(queue.next(at: .zero) == .answer(0, due: .zero))
        #expect(queue.next(at: .milliseconds(1)) == .wait(until: .milliseconds(10)))
        // It overslept two frames: one is its own, one waits.
        #expect(queue.next(at: .milliseconds(25)) == .answer(1, due: .milliseconds(10)))
        #expect(queue.next(at: .milliseconds(25)) == .answer(2, due: .milliseconds(20)))
        #expect(queue.dropped == 0 && queue.longest == 1)
    }

    @Test(arguments: [1, 3, 8])
    func everyFrameLeavesOnce(_ limit: Int) throws {
        var queue = try Self.queue(of: limit, count: 500)
        var (left, dropped) = ([Int](), 0)
        var now = Duration.zero
        loop: while true {
            switch queue.next(at: now) {
            case .answer(let index, let due):
                #expect(now >= due)
                left.append(index)
                // Two to three times as long as from frame to frame.
                now += .milliseconds(20 + index % 11)
            case .drop(let index):
                left.append(index)
                dropped += 1
            case .wait(let due): now = due
            case .end: break loop
            }
        }
        #expect(left == Array(0..<500))
        #expect(dropped == queue.dropped && dropped > 200)
        #expect(queue.longest == limit)
    }
}
