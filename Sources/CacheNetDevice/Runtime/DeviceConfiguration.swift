public import CacheNetCore

/// How a device behaves.
public struct DeviceConfiguration: Sendable {
    /// What happens while the edge is asked and a partition is fetched.
    public enum Mode: Sendable, Hashable {
        /// A frame waits for the edge no longer than the deadline; fetches run in the background; a breaker spares the
        /// frames the wait while the edge is down.
        case live(deadline: Duration)
        /// No deadline and no breaker; every fetch is complete before the next frame, so that a run repeats exactly.
        case synchronous
    }

    public var mode: Mode
    public var capacity: CacheCapacity
    public var breaker: CircuitBreaker.Configuration
    public var retryPause: DeviceState.RetryPause

    /// How long a frame may wait for the edge; `nil` for as long as it takes.
    var deadline: Duration? {
        if case .live(let deadline) = mode { deadline } else { nil }
    }

    public init(
        mode: Mode = .live(deadline: .milliseconds(250)), capacity: CacheCapacity = CacheCapacity(partitions: 1),
        breaker: CircuitBreaker.Configuration = .init(),
        retryPause: DeviceState.RetryPause = .init()
    ) {
        self.mode = mode
        self.capacity = capacity
        self.breaker = breaker
        self.retryPause = retryPause
    }
}
