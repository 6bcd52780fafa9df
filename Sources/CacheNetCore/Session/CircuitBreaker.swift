/// Stops asking an edge that does not answer, and finds out when it does again.
///
/// Legal transitions: closed -> open (failures in a row), open -> probing (the pause is over and a frame asks),
/// probing -> closed (the probe was answered), probing -> open (it was not; the pause doubles up to its maximum).
public struct CircuitBreaker: Sendable, Equatable {
    /// When the breaker opens, and for how long.
    public struct Configuration: Sendable, Hashable {
        /// Failures in a row that open the breaker, at least 1.
        public var failureLimit: Int
        /// The first pause.
        public var pause: Duration
        /// The longest pause.
        public var maximumPause: Duration

        /// - Parameters:
        ///   - failureLimit: failures in a row that open the breaker; a value below 1 is raised to 1.
        ///   - pause: the first pause.
        ///   - maximumPause: the longest pause; one shorter than `pause` is raised to it.
        public init(failureLimit: Int = 3, pause: Duration = .milliseconds(250), maximumPause: Duration = .seconds(4)) {
            self.failureLimit = max(1, failureLimit)
            self.pause = pause
            self.maximumPause = max(pause, maximumPause)
        }
    }

    private enum State: Equatable {
        case closed(failures: Int)
        case open(until: Duration, pause: Duration)
        case probing(pause: Duration)
    }

    private let configuration: Configuration
    private var state = State.closed(failures: 0)

    /// A closed breaker that has seen no failure.
    public init(_ configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    /// Whether requests flow freely.
    public var isClosed: Bool {
        if case .closed = state { true } else { false }
    }

    /// Whether a request may go out now. While open, the first one after the pause goes out as a probe.
    ///
    /// - Parameter now: time since any fixed instant.
    public mutating func admits(now: Duration) -> Bool {
        switch state {
        case .closed: return true
        case .probing: return false
        case .open(let until, let pause):
            guard now >= until else { return false }
            state = .probing(pause: pause)
            return true
        }
    }

    /// A request was answered. The breaker closes, whatever its state, and counts failures afresh.
    public mutating func succeeded() {
        state = .closed(failures: 0)
    }

    /// A request was not answered, or not as it should be. A closed breaker opens when the failures in a row reach the
    /// limit; a probing one opens for twice its last pause, up to the longest; an open one stays as it is.
    ///
    /// - Parameter now: time since the instant that ``admits(now:)`` counts from.
    public mutating func failed(now: Duration) {
        switch state {
        case .closed(let failures) where failures + 1 < configuration.failureLimit:
            state = .closed(failures: failures + 1)
        case .closed:
            state = .open(until: now + configuration.pause, pause: configuration.pause)
        case .probing(let pause):
            let next = min(pause * 2, configuration.maximumPause)
            state = .open(until: now + next, pause: next)
        case .open:
            break
        }
    }

    /// A request ended without saying anything about the edge: the caller gave up.
    public mutating func abandoned(now: Duration) {
        if case .probing(let pause) = state { state = .open(until: now, pause: pause) }
    }
}
