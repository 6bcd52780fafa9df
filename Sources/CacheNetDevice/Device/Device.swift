public import CacheNetBundle
public import CacheNetCore
internal import Logging
internal import Synchronization

/// Answers frames on the device while it is sure, and asks the edge when it is not.
///
/// ```swift
/// let device = try await Device(parts)
/// let answer = try await device.infer(frame)
/// print(answer.name ?? "nothing known", answer.origin)
/// await device.shutdown()
/// ```
///
/// Several tasks may call ``infer(_:)`` at once. Frames begin in the order in which the calls reach the device, models run
/// one at a time, and a frame that waits for the edge holds up no other; so answers may come in another order. Models run
/// on a thread of the device's own: a task that prefers ``executor`` calls it without leaving that thread, as in
/// `try await withTaskExecutorPreference(device.executor) { ... }`.
///
/// While it runs, a new version of its bundle takes the place of the old one between two frames
/// (``DeviceConfiguration/Updates``). No answer is made of two versions; ``Answer/version`` says whose it is.
public final class Device: Sendable {
    private struct State {
        var current: DeviceRuntime
        /// Replaced, with frames that they still answer.
        var retiring: [ObjectIdentifier: DeviceRuntime] = [:]
        /// Of the versions that are gone.
        var past = DeviceStatistics()
        var refused: Set<Digest> = []
        var isShutDown = false
    }

    /// The device's thread.
    public let executor: any SerialExecutor & TaskExecutor
    let parts: DeviceParts
    let configuration: DeviceConfiguration
    private let state: Mutex<State>
    private let watch: Mutex<VersionWatch?> = Mutex(nil)

    /// Begins with the newest version that the registry has, or with the one that the store had from there: while the
    /// registry is away, or where the newest does not load. A live device with a store has the partition at once that was
    /// active last.
    ///
    /// - Throws: ``DeviceError`` when there is no bundle to begin with, or when a partition of it is larger than what the
    ///   device may hold; whatever a gate or an edge throws that does not suit the bundle.
    public init(_ parts: DeviceParts, configuration: DeviceConfiguration = .init()) async throws {
        self.parts = parts
        self.configuration = configuration
        executor = parts.executor
        // Reading what the store has blocks.
        let found = try await withTaskExecutorPreference(parts.executor) {
            try await VersionChoice.find(parts, configuration)
        }
        state = Mutex(State(current: found.runtime, refused: found.refused))
        await found.runtime.adopt()
        if configuration.mode != .synchronous { await found.runtime.startFromStore() }
        guard case .automatic(let interval) = configuration.updates, configuration.mode != .synchronous else { return }
        let watch = VersionWatch(every: interval, pause: configuration.retryPause, clock: parts.clock) { [weak self] in
            await self?.update() ?? false
        }
        self.watch.withLock { $0 = watch }
        await found.runtime.onOtherVersion { watch.wake() }
    }

    deinit { watch.withLock { $0 }?.stop() }

    private var current: DeviceRuntime { state.withLock { $0.current } }

    /// The version at work.
    public var bundle: BundleDescription { current.bundle }

    // MARK: - Frames

    /// Answers one frame.
    ///
    /// - Parameter frame: of the type and shape that the bundle says, with or without a batch dimension of 1; a picture is
    ///   `uint8`, `[channels, height, width]`.
    /// - Throws: ``DeviceError`` when the frame does not fit the bundle, or after ``shutdown()``. Nothing else throws: an
    ///   edge that does not answer and an engine that fails show in the answer's origin and reason.
    public func infer(_ frame: Tensor) async throws(DeviceError) -> Answer {
        while true {
            let runtime = current
            do throws(DeviceError) {
                return try await runtime.infer(frame)
            } catch {
                // It was replaced in the moment between.
                guard error.code == .shutDown, runtime !== current else { throw error }
            }
        }
    }

    // MARK: - What it has and did

    /// What it did so far, whatever versions it had.
    public var report: DeviceStatistics {
        get async {
            let (past, runtimes) = state.withLock { ($0.past, Array($0.retiring.values) + [$0.current]) }
            var report = past
            for runtime in runtimes { report += await runtime.report }
            return report
        }
    }

    /// The partition that is asked first; `nil` while none is there.
    public var active: PartitionID? {
        get async { await current.active }
    }

    /// The partitions that are in memory, in ascending order.
    public var loadedPartitions: [PartitionID] {
        get async { await current.loadedPartitions }
    }

    /// Loads a model by order, whatever the hints say; a partition is active then. A fetch that runs already comes first. It
    /// counts neither as a download nor as a load from the store.
    ///
    /// - Throws: ``DeviceError`` when the bundle has no such model, or when it cannot be fetched or loaded. Cancelling the
    ///   task gives the fetch up.
    public func start(with model: DeviceModel) async throws(DeviceError) {
        try await current.start(with: model)
    }

    /// Waits until no fetch is running. Cancelling the wait cancels the fetch.
    public func settle() async {
        await current.settle()
    }

    /// Makes a resident partition the active one, as only an oracle would know to.
    package func activate(_ id: PartitionID) async {
        await current.activate(id)
    }

    // MARK: - Versions

    /// Moves to the newest version that the registry has, if there is one that suits, as a device does by itself
    /// (``DeviceConfiguration/Updates``).
    ///
    /// - Returns: whether another version is at work now.
    @discardableResult public func update() async -> Bool {
        let old = current
        let newest: BundleDescription
        do {
            newest = try await BundleResolver.newest(from: parts.registry)
        } catch {
            parts.logger.debug("no word of the newest version: \(error)")
            return false
        }
        guard newest.digest != old.bundle.digest, !state.withLock({ $0.refused.contains(newest.digest) }) else {
            return false
        }
        do {
            let next = try await VersionChoice.ready(
                newest, inPlaceOf: old.bundle, await old.active, parts, configuration)
            return await replace(old, by: next)
        } catch {
            let isFinal = VersionChoice.isFinal(error)
            if isFinal { state.withLock { _ = $0.refused.insert(newest.digest) } }
            parts.logger.log(
                level: isFinal ? .warning : .debug,
                "version \(newest.digest) of \(newest.config.name) is not used, \(old.bundle.digest) stays: \(error)")
            return false
        }
    }

    /// - Returns: whether it was done; a device that was shut down meanwhile, or has another version by now, keeps what
    ///   it has.
    private func replace(_ old: DeviceRuntime, by next: DeviceRuntime) async -> Bool {
        let watch = watch.withLock { $0 }
        await next.onOtherVersion { watch?.wake() }
        let isDone = state.withLock { state in
            guard !state.isShutDown, state.current === old else { return false }
            state.current = next
            state.retiring[ObjectIdentifier(old)] = old
            state.past.versionChanges += 1
            return true
        }
        guard isDone else {
            await next.shutdown()
            return false
        }
        parts.logger.notice(
            "version \(next.bundle.digest) of \(next.bundle.config.name) takes the place of \(old.bundle.digest)")
        await next.adopt()
        await retire(old)
        return true
    }

    /// Once its last frame is answered, it is gone.
    private func retire(_ old: DeviceRuntime) async {
        await old.shutdown()
        let report = await old.report
        state.withLock { state in
            state.past += report
            state.retiring[ObjectIdentifier(old)] = nil
        }
    }

    // MARK: - The end

    /// Ends the device: a fetch that runs is given up, and what was fetched is in the store when this returns. Frames that
    /// wait for the edge are still answered; new ones are refused.
    public func shutdown() async {
        let runtimes = state.withLock { state in
            state.isShutDown = true
            return Array(state.retiring.values) + [state.current]
        }
        await watch.withLock { $0 }?.end()
        for runtime in runtimes { await runtime.shutdown() }
        await parts.onShutdown?()
    }
}
