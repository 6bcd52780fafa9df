/// Everything a device decides about its partitions, without doing any of it.
///
/// Each event returns the action to carry out. One fetch runs at a time; one pending slot holds what else was wanted last.
/// A fetch that runs always completes into the cache, and is activated on arrival only if it is still what was wanted
/// last. To want the active partition confirms it.
///
/// A standby is a model for every frame, which stays in memory beside the cache and is no part of its capacity. It is
/// fetched before the first partition, and is active while the partition that is wanted is not there.
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
    private let standby: PartitionID?
    private var hasStandby = false
    private var isStandbyActive = false
    private let retryPause: RetryPause
    private var failures: [PartitionID: (until: Duration, pause: Duration)] = [:]

    /// - Parameter standby: the id of the model for every frame, if there is one; it never is in the cache.
    public init(cache: PartitionCache, standby: PartitionID? = nil, retryPause: RetryPause = RetryPause()) {
        self.cache = cache
        self.standby = standby
        self.retryPause = retryPause
    }

    public var active: PartitionID? { isStandbyActive ? standby : cache.active }

    /// The gate wants a partition to be active.
    public mutating func want(_ id: PartitionID, now: Duration) -> Action {
        wanted = id
        if id == active {
            pending = nil
            return .none
        }
        if isResident(id) {
            pending = nil
            return Action(evicted: activate(id))
        }
        isStandbyActive = hasStandby
        if fetching != nil {
            if fetching != id { pending = id }
            return .none
        }
        if let standby, !hasStandby, id != standby, mayFetch(standby, now: now) {
            pending = id
            return start(standby, now: now)
        }
        return start(id, now: now)
    }

    /// A partition was loaded by order, not by a hint: it is active at once.
    public mutating func installed(_ id: PartitionID, bytes: Int) -> Action {
        wanted = id
        failures[id] = nil
        return Action(evicted: insert(id, bytes: bytes) + activate(id))
    }

    /// The running fetch arrived, verified and loaded.
    ///
    /// - Parameter bytes: the size that counts against the cache's byte bound.
    public mutating func arrived(_ id: PartitionID, bytes: Int, now: Duration) -> Action {
        failures[id] = nil
        var evicted = insert(id, bytes: bytes)
        let stepsIn = id == standby && active != wanted
        if wanted == id || active == nil || stepsIn { evicted += activate(id) }
        return next(after: id, evicted: evicted, now: now)
    }

    /// The running fetch came to nothing. The partition is not asked for again before its pause is over.
    public mutating func failed(_ id: PartitionID, now: Duration) -> Action {
        let pause = failures[id].map { min($0.pause * 2, retryPause.maximum) } ?? retryPause.first
        failures[id] = (now + pause, pause)
        return next(after: id, evicted: [], now: now)
    }

    private func isResident(_ id: PartitionID) -> Bool { id == standby ? hasStandby : cache.isResident(id) }

    private mutating func insert(_ id: PartitionID, bytes: Int) -> [PartitionID] {
        guard id == standby else { return cache.insert(id, bytes: bytes) }
        hasStandby = true
        return []
    }

    private mutating func activate(_ id: PartitionID) -> [PartitionID] {
        isStandbyActive = id == standby
        return isStandbyActive ? [] : cache.activate(id)
    }

    private func mayFetch(_ id: PartitionID, now: Duration) -> Bool { failures[id].map { now >= $0.until } ?? true }

    private mutating func start(_ id: PartitionID, now: Duration) -> Action {
        guard mayFetch(id, now: now) else { return .none }
        fetching = id
        return Action(fetch: id)
    }

    private mutating func next(after id: PartitionID, evicted: [PartitionID], now: Duration) -> Action {
        if fetching == id { fetching = nil }
        guard let candidate = pending else { return Action(evicted: evicted) }
        pending = nil
        guard !isResident(candidate), candidate == wanted else { return Action(evicted: evicted) }
        var action = start(candidate, now: now)
        action.evicted = evicted
        return action
    }
}
