#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// What slowing a computation down needs of the machine. Everything is about the calling thread.
public protocol ComputeTimer: Sendable {
    /// How long this thread has computed, waits and interruptions left out.
    var computed: Duration { get }
    /// Time that passes whatever this thread does.
    var now: Duration { get }
    /// Blocks this thread until that time.
    func wait(until time: Duration)
}

/// The system's clocks. It sleeps for most of a wait and spins for the rest, since a sleeper wakes up late.
public struct ThreadTimer: ComputeTimer {
    private static let spun = Duration.microseconds(200)

    /// Has nothing to set: every timer reads the same clocks.
    public init() {}

    /// The thread's CPU time.
    public var computed: Duration { Self.read(CLOCK_THREAD_CPUTIME_ID) }

    /// The monotonic clock, which nobody sets.
    public var now: Duration { Self.read(CLOCK_MONOTONIC) }

    /// Sleeps up to the last 200 microseconds and spins for these; returns at once where the time has passed.
    public func wait(until time: Duration) {
        let sleep = time - now - Self.spun
        if sleep > .zero {
            let (seconds, attoseconds) = sleep.components
            var request = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
            // Interrupted by a signal, the rest is spun.
            unsafe nanosleep(&request, nil)
        }
        while now < time {}
    }

    private static func read(_ clock: clockid_t) -> Duration {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
