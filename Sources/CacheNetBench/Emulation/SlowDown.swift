internal import Synchronization

/// Makes computations take a multiple of the time that they need, and keeps count of it.
public final class SlowDown: Sendable {
    private let timer: any ComputeTimer
    private let spent = Mutex((computed: Duration.zero, taken: Duration.zero, uncounted: Duration.zero))
    /// What was asked for.
    public let factor: Double

    /// - Parameter factor: at least 1.
    public init(factor: Double, timer: any ComputeTimer = ThreadTimer()) {
        self.factor = factor
        self.timer = timer
    }

    /// What came of it so far: the time taken by the time computed; `nil` before the first run.
    public var measuredFactor: Double? {
        spent.withLock { $0.computed > .zero ? $0.taken / $0.computed : nil }
    }

    /// How long was computed so far, runs and all else together, on this machine: before it is slowed down.
    public var computed: Duration { spent.withLock { $0.computed + $0.uncounted } }

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
        let taken = timer.now - start.0
        spent.withLock {
            if counts {
                $0.computed += computed
                $0.taken += taken
            } else {
                $0.uncounted += computed
            }
        }
        return result
    }
}
