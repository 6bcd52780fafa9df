package import CacheNetCalibration
internal import Synchronization

/// Makes computations take a multiple of the time that they need, and keeps count of it.
package final class SlowDown: Sendable {
    private let timer: any ComputeTimer
    /// What runs computed and took, what else was computed for them, and for how long runs had their thread: a wait
    /// computes as well, where it spins.
    private let spent = Mutex(
        (computed: Duration.zero, taken: Duration.zero, uncounted: Duration.zero, occupied: Duration.zero))
    /// What was asked for.
    package let factor: Double

    /// - Parameter factor: at least 1.
    package init(factor: Double, timer: any ComputeTimer = ThreadTimer()) {
        self.factor = factor
        self.timer = timer
    }

    /// What came of it so far: the time taken by the time computed; `nil` before the first run.
    package var measuredFactor: Double? {
        spent.withLock { $0.computed > .zero ? $0.taken / $0.computed : nil }
    }

    /// How long was computed so far, runs and all else together, on this machine: before it is slowed down.
    package var computed: Duration { spent.withLock { $0.computed + $0.uncounted } }

    /// Computes on the calling thread, which it blocks until the factor is reached.
    ///
    /// - Parameter counts: whether it is part of ``measuredFactor``.
    func run<Result, Failure: Error>(
        counts: Bool = true, _ compute: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let start = (timer.now, timer.computed)
        let result = try compute()
        let computed = timer.computed - start.1
        timer.wait(until: start.0 + computed * factor)
        let (taken, occupied) = (timer.now - start.0, timer.computed - start.1)
        spent.withLock {
            if counts {
                $0.computed += computed
                $0.taken += taken
                $0.occupied += occupied
            } else {
                $0.uncounted += computed
            }
        }
        return result
    }

    /// Does something on one thread, which it blocks at the end until what that computed beside its counted runs has taken
    /// the factor, too: a gate, a picture's preparation, a request.
    ///
    /// - Parameter body: never leaves the thread for good; what it waits for is not slowed down.
    package func slowAll<Result>(_ body: () async throws -> Result) async rethrows -> Result {
        guard factor > 1 else { return try await body() }
        let start = (timer.computed, spent.withLock { $0.occupied })
        let result = try await body()
        let rest = timer.computed - start.0 - spent.withLock { $0.occupied - start.1 }
        timer.wait(until: timer.now + max(rest, .zero) * (factor - 1))
        return result
    }
}
