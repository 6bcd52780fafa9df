/// Everything a device decides about its partitions, without doing any of it.
///
/// Each event returns the action to carry out. One fetch runs at a time; one pending slot holds what else was wanted last.
/// A fetch that runs always completes into the cache, and is activated on arrival only if it is still what was wanted
/// last. To want the active partition confirms it.
///
/// A fallback model is a model for every frame, which stays in memory beside the cache and is no part of its capacity. It never
/// is the active one.
public struct DeviceState: Sendable {
    /// What the shell has to do after an event. `evicted` sessions can be released at leisure.
    public struct Action: Sendable, Equatable {
        public var fetch: PartitionID?
        public var evicted: [PartitionID] = []
        public static let none = Action()

        public init(fetch: PartitionID? = nil, evicted: [PartitionID] = []) {
            self.fetch = fetch
            self.evicted = evicted
        }
    }

    /// Pause after a failed fetch before the same partition is tried again; doubles with each failure in a row.
    public struct RetryPause: Sendable, Hashable {
        public var first: Duration
        public var maximum: Duration

        public init(first: Duration = .milliseconds(500), maximum: Duration = .seconds(30)) {
            self.first = first
            self.maximum = max(first, maximum)
        }
    }

    public private(set) var cache: PartitionCache
    public private(set) var fetching: PartitionID?
    public private(set) var pending: PartitionID?
    private var wanted: PartitionID?
    private let fallback: PartitionID?
    private var hasFallback = false
    private let retryPause: RetryPause
    private var failures: [PartitionID: (until: Duration, pause: Duration)] = [:]

    /// - Parameter fallback model: the id of the model for every frame, if there is one; it never is in the cache.
    public init(cache: PartitionCache, fallback: PartitionID? = nil, retryPause: RetryPause = RetryPause()) {
        self.cache = cache
        self.fallback = fallback
        self.retryPause = retryPause
    }

    public var active: PartitionID? { cache.active }

    /// A frame was not answered here: the device should have its fallback model, before any partition.
    public mutating func prepare(now: Duration) -> Action {
        guard let fallback, !hasFallback, fetching == nil else { return .none }
        return start(fallback, now: now)
    }

    /// The gate wants a partition to be active.
    public mutating func want(_ id: PartitionID, now: Duration) -> Action {
        wanted = id
        if id == active {
            pending = nil
            return .none
        }
        if cache.isResident(id) {
            pending = nil
            return Action(evicted: cache.activate(id))
        }
        if fetching != nil {
            if fetching != id { pending = id }
            return .none
        }
        return start(id, now: now)
    }

    /// A model was loaded by order, not by a hint: a partition is active at once.
    public mutating func installed(_ id: PartitionID, bytes: Int) -> Action {
        failures[id] = nil
        if id == fallback {
            hasFallback = true
            return .none
        }
        wanted = id
        return Action(evicted: cache.insert(id, bytes: bytes) + cache.activate(id))
    }

    /// The running fetch arrived, verified and loaded.
    ///
    /// - Parameter bytes: the size that counts against the cache's byte bound.
    public mutating func arrived(_ id: PartitionID, bytes: Int, now: Duration) -> Action {
        failures[id] = nil
        if id == fallback {
            hasFallback = true
            return next(after: id, evicted: [], now: now)
        }
        var evicted = cache.insert(id, bytes: bytes)
        if wanted == id || active == nil { evicted += cache.activate(id) }
        return next(after: id, evicted: evicted, now: now)
    }

    /// The running fetch came to nothing. The partition is not asked for again before its pause is over.
    public mutating func failed(_ id: PartitionID, now: Duration) -> Action {
        let pause = failures[id].map { min($0.pause * 2, retryPause.maximum) } ?? retryPause.first
        failures[id] = (now + pause, pause)
        return next(after: id, evicted: [], now: now)
    }

    private mutating func start(_ id: PartitionID, now: Duration) -> Action {
        if let failure = failures[id], now < failure.until { return .none }
        fetching = id
        return Action(fetch: id)
    }

    private mutating func next(after id: PartitionID, evicted: [PartitionID], now: Duration) -> Action {
        if fetching == id { fetching = nil }
        guard let candidate = pending else { return Action(evicted: evicted) }
        pending = nil
        guard !cache.isResident(candidate), candidate == wanted else { return Action(evicted: evicted) }
        var action = start(candidate, now: now)
        action.evicted = evicted
        return action
    }
}
