import CacheNetCalibration
import CacheNetEmulation
import Synchronization

/// A machine whose time a test moves: computing takes processor time, waiting does not.
final class ManualTimer: ComputeTimer {
    private let state = Mutex((computed: Duration.zero, now: Duration.seconds(100), waits: [Duration]()))

    var computed: Duration { state.withLock { $0.computed } }
    var now: Duration { state.withLock { $0.now } }
    var waits: [Duration] { state.withLock { $0.waits } }

    func wait(until time: Duration) {
        state.withLock {
            $0.waits.append(time - $0.now)
            $0.now = max($0.now, time)
        }
    }

    func compute(for duration: Duration, interrupted: Duration = .zero) {
        state.withLock {
            $0.computed += duration
            $0.now += duration + interrupted
        }
    }
}
