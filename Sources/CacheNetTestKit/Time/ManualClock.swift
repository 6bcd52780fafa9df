internal import Synchronization

/// A clock that moves only when a test says so.
///
///     let clock = ManualClock()
///     async let nap: Void = clock.sleep(for: .seconds(5))
///     await clock.waitForSleepers(1)
///     clock.advance(by: .seconds(5))
///     try await nap
public final class ManualClock: Clock, Sendable {
    /// A point in time of a manual clock.
    public struct Instant: InstantProtocol {
        /// Time since the clock was made.
        public let offset: Duration

        /// - Parameter offset: time since the clock was made.
        public init(offset: Duration) {
            self.offset = offset
        }

        /// The instant that much later; earlier for a negative duration.
        public func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        /// How much later the other instant is; negative where it is earlier.
        public func duration(to other: Instant) -> Duration { other.offset - offset }
        /// Whether the left instant is the earlier one.
        public static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let state = Mutex(SleeperTable())

    /// A clock that stands at an offset of zero, with nobody asleep.
    public init() {}

    /// Where the clock stands; only ``advance(by:)`` moves it.
    public var now: Instant { Instant(offset: state.withLock { $0.now }) }
    /// Zero: it wakes sleepers at their very deadline.
    public var minimumResolution: Duration { .zero }

    /// How many tasks are asleep now.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Wakes everything that is due by then: earlier deadlines first, and for one deadline whoever slept first.
    ///
    /// - Parameter duration: a negative one counts as zero.
    public func advance(by duration: Duration) {
        let due = state.withLock { $0.advance(by: max(.zero, duration)) }
        for sleeper in due { sleeper.resume() }
    }

    /// Returns once that many tasks are asleep, so that a test never advances too early.
    public func waitForSleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isMet = state.withLock { $0.addWaiter(for: count, continuation) }
            if isMet { continuation.resume() }
        }
    }

    /// - Throws: `CancellationError` when the task is cancelled before the deadline.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        try Task.checkCancellation()
        let ticket = state.withLock { $0.takeTicket() }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (outcome, waiters) = state.withLock {
                    $0.add(ticket, deadline: deadline.offset, continuation)
                }
                switch outcome {
                case .asleep: break
                case .due: continuation.resume()
                case .cancelled: continuation.resume(throwing: CancellationError())
                }
                for waiter in waiters { waiter.resume() }
            }
        } onCancel: {
            state.withLock { $0.cancel(ticket) }?.resume(throwing: CancellationError())
        }
    }
}
