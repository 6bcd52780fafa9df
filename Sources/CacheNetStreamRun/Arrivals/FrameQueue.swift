/// The frames of a block on their way to the device: told the time, it says what happens next.
///
/// A frame that comes while the device is busy waits, unless as many wait already as may: then it is dropped. Frames
/// leave in the order in which they came, the dropped ones among them.
package struct FrameQueue {
    package enum Step: Equatable {
        /// The device takes a frame, which came at that time.
        case answer(Int, due: Duration)
        /// Nobody will ever answer this frame.
        case drop(Int)
        /// Nothing is here before that time.
        case wait(until: Duration)
        case end
    }

    private let schedule: FrameSchedule
    private let count: Int
    /// Those that came and have not left, in order.
    private var arrived: ArraySlice<(index: Int, isDropped: Bool)> = []
    private var waiting = 0
    private var upcoming = 0
    /// The device had nothing to do when it asked last.
    private var isIdle = true
    package private(set) var dropped = 0
    /// The most frames that waited at once.
    package private(set) var longest = 0

    /// - Parameter count: how many frames come; the first one at time zero.
    package init(_ schedule: FrameSchedule, count: Int) {
        self.schedule = schedule
        self.count = count
    }

    /// - Parameter time: since the first frame came, not before that of an earlier call.
    package mutating func next(at time: Duration) -> Step {
        admit(until: time)
        if let first = arrived.popFirst() {
            if first.isDropped { return .drop(first.index) }
            waiting -= 1
            isIdle = false
            return .answer(first.index, due: schedule.due(first.index))
        }
        guard upcoming < count else { return .end }
        isIdle = true
        return .wait(until: schedule.due(upcoming))
    }

    /// Nobody has left since the last call, so what came since met the queue as it is.
    private mutating func admit(until time: Duration) {
        // An idle device takes one at once.
        let taken = isIdle ? 1 : 0
        while upcoming < count, schedule.due(upcoming) <= time {
            let isDropped = waiting == schedule.queue + taken
            arrived.append((upcoming, isDropped))
            if isDropped { dropped += 1 } else { waiting += 1 }
            upcoming += 1
        }
        longest = max(longest, waiting - taken)
    }
}
