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
        /// The model whose fetch begins now; `nil` for none. The shell tells ``DeviceState/arrived(_:bytes:now:)`` or
        /// ``DeviceState/failed(_:now:)`` how it ended.
        public var fetch: DeviceModel?
        /// The partitions that left the cache, in the order in which they did.
        public var evicted: [PartitionID] = []
        /// Nothing is to be done.
        public static let none = Action()

        /// - Parameters:
        ///   - fetch: the model whose fetch begins now; `nil` for none.
        ///   - evicted: the partitions that left the cache.
        public init(fetch: DeviceModel? = nil, evicted: [PartitionID] = []) {
            self.fetch = fetch
            self.evicted = evicted
        }

        /// What is left to do of two events, one after the other: only one of them can have begun a fetch.
        func followed(by next: Action) -> Action {
            Action(fetch: fetch ?? next.fetch, evicted: evicted.isEmpty ? next.evicted : evicted + next.evicted)
        }
    }

    /// Pause after a failed fetch before the same partition is tried again; doubles with each failure in a row.
    public struct RetryPause: Sendable, Hashable {
        /// After the first failure.
        public var first: Duration
        /// The longest pause, however many failures there were in a row.
        public var maximum: Duration

        /// - Parameters:
        ///   - first: after the first failure.
        ///   - maximum: the longest pause; one shorter than `first` is raised to it.
        public init(first: Duration = .milliseconds(500), maximum: Duration = .seconds(30)) {
            self.first = first
            self.maximum = max(first, maximum)
        }
    }

    /// The partitions in memory, and the active one among them. The fallback model is no part of it.
    public private(set) var cache: PartitionCache
    /// The model whose fetch runs; `nil` where none does.
    public private(set) var fetching: DeviceModel?
    /// The partition to fetch once the running fetch has ended, if it is still wanted then; `nil` for none.
    public private(set) var pending: PartitionID?
    private var wanted: PartitionID?
    private let usesFallback: Bool
    private var hasFallback = false
    private let retryPause: RetryPause
    private var failures: [DeviceModel: (until: Duration, pause: Duration)] = [:]

    /// - Parameter usesFallback: whether the fallback model is fetched at the first miss.
    public init(cache: PartitionCache, usesFallback: Bool = false, retryPause: RetryPause = RetryPause()) {
        self.cache = cache
        self.usesFallback = usesFallback
        self.retryPause = retryPause
    }

    /// The partition that frames try first; `nil` before the first one came.
    public var active: PartitionID? { cache.active }
    /// The models in memory: the cache's partitions and, where it has come, the fallback model.
    public var resident: ResidentModels { cache.resident(hasFallback: hasFallback) }

    /// Whether the model is in memory; `false` for a partition that does not exist.
    public func isResident(_ model: DeviceModel) -> Bool {
        switch model {
        case .partition(let id): cache.isResident(id)
        case .fallback: hasFallback
        }
    }

    /// A frame was not answered here: the device should have its fallback model, before any partition.
    public mutating func prepare(now: Duration) -> Action {
        guard usesFallback, !hasFallback, fetching == nil else { return .none }
        return start(.fallback, now: now)
    }

    /// A model is to be loaded by order, whatever the hints say and however lately it failed; a partition will be active.
    ///
    /// - Precondition: no fetch is running.
    public mutating func order(_ model: DeviceModel) -> Action {
        precondition(fetching == nil, "one fetch at a time")
        failures[model] = nil
        if let id = model.partition { wanted = id }
        fetching = model
        return Action(fetch: model)
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
            if fetching != .partition(id) { pending = id }
            return .none
        }
        return start(.partition(id), now: now)
    }

    /// A model was loaded from the device's own store, not by a hint: a partition is active at once.
    public mutating func installed(_ model: DeviceModel, bytes: Int) -> Action {
        failures[model] = nil
        guard let id = model.partition else {
            hasFallback = true
            return .none
        }
        wanted = id
        return Action(evicted: cache.insert(id, bytes: bytes) + cache.activate(id))
    }

    /// The running fetch arrived, verified and loaded.
    ///
    /// - Parameter bytes: the size that counts against the cache's byte bound.
    public mutating func arrived(_ model: DeviceModel, bytes: Int, now: Duration) -> Action {
        failures[model] = nil
        guard let id = model.partition else {
            hasFallback = true
            return next(after: model, evicted: [], now: now)
        }
        var evicted = cache.insert(id, bytes: bytes)
        if wanted == id || active == nil { evicted += cache.activate(id) }
        return next(after: model, evicted: evicted, now: now)
    }

    /// The running fetch came to nothing. The model is not asked for again before its pause is over.
    public mutating func failed(_ model: DeviceModel, now: Duration) -> Action {
        let pause = failures[model].map { min($0.pause * 2, retryPause.maximum) } ?? retryPause.first
        failures[model] = (now + pause, pause)
        return next(after: model, evicted: [], now: now)
    }

    private mutating func start(_ model: DeviceModel, now: Duration) -> Action {
        if let failure = failures[model], now < failure.until { return .none }
        fetching = model
        return Action(fetch: model)
    }

    private mutating func next(after model: DeviceModel, evicted: [PartitionID], now: Duration) -> Action {
        if fetching == model { fetching = nil }
        guard let candidate = pending else { return Action(evicted: evicted) }
        pending = nil
        guard !cache.isResident(candidate), candidate == wanted else { return Action(evicted: evicted) }
        var action = start(.partition(candidate), now: now)
        action.evicted = evicted
        return action
    }
}
