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
    public var gate: GateChoice
    public var breaker: CircuitBreaker.Configuration
    public var retryPause: DeviceState.RetryPause

    public init(
        mode: Mode = .live(deadline: .milliseconds(250)), capacity: CacheCapacity = CacheCapacity(partitions: 1),
        gate: GateChoice = .best(), breaker: CircuitBreaker.Configuration = .init(),
        retryPause: DeviceState.RetryPause = .init()
    ) {
        self.mode = mode
        self.capacity = capacity
        self.gate = gate
        self.breaker = breaker
        self.retryPause = retryPause
    }
}
