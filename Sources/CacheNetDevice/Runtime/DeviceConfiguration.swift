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

    /// How a device comes to a new version of its bundle.
    public enum Updates: Sendable, Hashable {
        /// It stays with the version that it began with.
        case never
        /// It asks its registry for the newest version this often, and whenever the edge answers with another one. A new
        /// version is pulled in the background and takes the place of the old one between two frames. One that does not
        /// load, or that has frames of another shape, is refused, and the old one stays.
        case automatic(every: Duration)
    }

    /// Live with a deadline of 250 ms, unless said otherwise.
    public var mode: Mode
    /// How it comes to a new version: every five minutes and by what the edge says, unless said otherwise. Without meaning
    /// in synchronous mode, which stays with its version.
    public var updates: Updates
    /// What the device may hold in memory beside the fallback model: one partition, unless said otherwise.
    public var capacity: CacheCapacity
    /// When an edge that does not answer is left alone, and for how long.
    public var breaker: CircuitBreaker.Configuration
    /// How long a model that could not be fetched, and a look for a new version, wait for the next attempt.
    public var retryPause: DeviceState.RetryPause
    /// How frames go to the edge: as whichever of tensor and JPEG is quicker, where the bundle has measured what that
    /// costs, unless said otherwise. JPEG takes an encoder (``DeviceParts/pictureEncoder``). In synchronous mode, which
    /// repeats exactly, automatic means tensors.
    public var frameEncoding: FrameEncoding

    /// How long a frame may wait for the edge; `nil` for as long as it takes.
    var deadline: Duration? {
        if case .live(let deadline) = mode { deadline } else { nil }
    }

    /// What is left out is as its property says.
    ///
    /// Checks nothing. A device refuses, with ``DeviceError``, a capacity of fewer bytes than its bundle's largest
    /// partition has, and a frame encoding that nothing makes.
    public init(
        mode: Mode = .live(deadline: .milliseconds(250)), updates: Updates = .automatic(every: .seconds(300)),
        capacity: CacheCapacity = CacheCapacity(partitions: 1), breaker: CircuitBreaker.Configuration = .init(),
        retryPause: DeviceState.RetryPause = .init(), frameEncoding: FrameEncoding = .automatic()
    ) {
        self.mode = mode
        self.updates = updates
        self.capacity = capacity
        self.breaker = breaker
        self.retryPause = retryPause
        self.frameEncoding = frameEncoding
    }
}
