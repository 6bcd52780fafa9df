internal import CacheNetProtocol
internal import NIOCore
internal import Synchronization

/// The requests of one model that wait for a worker: bounded, in turn for each client, and run together where several
/// wait.
///
/// A worker takes its share of what waits, so that none idles while another one runs everything. Nothing is started
/// whose client has given up.
final class InferenceQueue: Sendable {
    struct Limits: Sendable {
        /// Requests that run or wait.
        var requests: Int
        /// Batches that run at the same time.
        var workers: Int
        /// Frames that are run together; 1 turns batching off.
        var batch: Int
        /// How long a worker that is free waits for more, while more than one client asks.
        var delay: Duration
    }

    private struct Job: Sendable {
        let id: UInt64
        let request: ValidatedRequest
        let arrived: ContinuousClock.Instant
        let continuation: CheckedContinuation<InferenceResult, any Error>
    }

    private struct State {
        var waiting = FairQueue<ClientID, Job>()
        /// Frames of what waits.
        var frames = 0
        /// Requests that are run now.
        var running = 0
        var busyWorkers = 0
        var lastID: UInt64 = 0
        /// Requests that found no room so far.
        var refused = 0
        var hasTimer = false
    }

    private let limits: Limits
    private let runner: any BatchRunner
    private let statistics: StatisticsCounter
    private let timer: any EventLoop
    private let state = Mutex(State())

    /// - Parameter timer: runs what is due after the delay.
    init(limits: Limits, runner: any BatchRunner, statistics: StatisticsCounter, timer: any EventLoop) {
        self.limits = limits
        self.runner = runner
        self.statistics = statistics
        self.timer = timer
    }

    /// Those that run or wait.
    var requests: Int { state.withLock { $0.waiting.count + $0.running } }

    /// Those that found no room.
    var refused: Int { state.withLock { $0.refused } }

    /// - Throws: ``InferenceError`` `unavailable` when as much waits as may wait.
    func checkRoom() throws(InferenceError) {
        try state.withLock { state throws(InferenceError) in try check(&state) }
    }

    /// - Parameter isOnEventLoop: whether the caller is on an event loop's thread, which a brief run may take where nothing
    ///   else runs or waits: to wake a worker, and to be woken by it, would take longer.
    /// - Throws: ``InferenceError``; `CancellationError` when the client is gone.
    func answer(
        _ request: ValidatedRequest, of client: ClientID, isOnEventLoop: Bool = false
    ) async throws -> InferenceResult {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let job = Job(id: id, request: request, arrived: .now, continuation: continuation)
                do throws(InferenceError) {
                    try enqueue(job, of: client, isOnEventLoop: isOnEventLoop)
                } catch {
                    return continuation.resume(throwing: error)
                }
                // Who left before the job was here was not found by the handler below.
                if Task.isCancelled { withdraw(id, of: client) }
            }
        } onCancel: {
            withdraw(id, of: client)
        }
    }

    /// The client is gone: nothing of it that waits is started.
    func withdraw(of client: ClientID) {
        let jobs = state.withLock { state in
            let jobs = state.waiting.removeAll(of: client)
            state.frames -= jobs.reduce(0) { $0 + $1.request.frames.count }
            return jobs
        }
        for job in jobs { job.continuation.resume(throwing: CancellationError()) }
    }

    private func enqueue(_ job: Job, of client: ClientID, isOnEventLoop: Bool) throws(InferenceError) {
        let isAlone = try state.withLock { state throws(InferenceError) in
            try check(&state)
            state.waiting.append(job, of: client)
            state.frames += job.request.frames.count
            return state.waiting.count == 1 && state.running == 0
        }
        startWorkers(runsHere: isAlone && isOnEventLoop)
    }

    private func withdraw(_ id: UInt64, of client: ClientID) {
        let job = state.withLock { state in
            let job = state.waiting.remove(of: client) { $0.id == id }
            state.frames -= job?.request.frames.count ?? 0
            return job
        }
        job?.continuation.resume(throwing: CancellationError())
    }

    private func check(_ state: inout State) throws(InferenceError) {
        guard state.waiting.count + state.running < limits.requests else {
            state.refused += 1
            throw InferenceError(.unavailable, "\(limits.requests) requests are waiting already; try again later")
        }
    }

    // MARK: Workers

    private func startWorkers(isDue: Bool = false, runsHere: Bool = false) {
        while let batch = take(isDue: isDue) {
            let requests = batch.map(\.request)
            if runsHere, let result = runner.runHere(requests) {
                // What came meanwhile is a worker's.
                return finish(batch, result)
            }
            runner.start(requests) { [self] result in finish(batch, result) }
        }
    }

    private func finish(_ batch: [Job], _ result: Result<BatchRun, any Error>) {
        if case .success(let run) = result {
            statistics.add(run, frames: batch.reduce(0) { $0 + $1.request.frames.count })
        }
        state.withLock { state in
            state.busyWorkers -= 1
            state.running -= batch.count
        }
        // What waits is started before who waited is told: the worker's time is what is short.
        startWorkers()
        for (index, job) in batch.enumerated() {
            job.continuation.resume(
                with: result.flatMap { run in
                    run.results[index].map { result in
                        var result = result
                        result.prepared = run.inputTime
                        result.ran = run.inferTime
                        return result
                    }.mapError { $0 }
                })
        }
    }

    /// What a free worker runs next; `nil` where nothing waits, none is free, or more may come soon.
    private func take(isDue: Bool) -> [Job]? {
        let now = ContinuousClock.now
        var expired: [Job] = []
        let batch = state.withLock { state -> [Job]? in
            expired = removeExpired(&state, now)
            guard state.busyWorkers < limits.workers, let first = state.waiting.first else { return nil }
            if !isDue, waitsForMore(&state, since: first.arrived, now) { return nil }
            let batch = share(&state)
            state.busyWorkers += 1
            state.running += batch.count
            return batch
        }
        for job in expired { job.continuation.resume(throwing: Self.expired) }
        if let batch { for job in batch { statistics.addQueued(job.arrived.duration(to: now)) } }
        return batch
    }

    /// A worker's share of what waits, within a batch.
    private func share(_ state: inout State) -> [Job] {
        let share = max(1, min(limits.batch, (state.frames + limits.workers - 1) / limits.workers))
        var batch: [Job] = []
        var frames = 0
        while let next = state.waiting.first, batch.isEmpty || frames + next.request.frames.count <= share,
            let job = state.waiting.popFirst()
        {
            frames += job.request.frames.count
            batch.append(job)
        }
        state.frames -= frames
        return batch
    }

    private func removeExpired(_ state: inout State, _ now: ContinuousClock.Instant) -> [Job] {
        var expired: [Job] = []
        while let next = state.waiting.first, let deadline = next.request.deadline, deadline <= now,
            let job = state.waiting.popFirst()
        {
            state.frames -= job.request.frames.count
            expired.append(job)
        }
        return expired
    }

    /// Whether a free worker waits for more to run together with the first; then a timer starts it.
    private func waitsForMore(
        _ state: inout State, since arrived: ContinuousClock.Instant, _ now: ContinuousClock.Instant
    ) -> Bool {
        let isAlone = state.waiting.clientCount == 1 && state.running == 0
        guard limits.delay > .zero, !isAlone, state.frames < limits.batch else { return false }
        let rest = limits.delay - arrived.duration(to: now)
        guard rest > .zero else { return false }
        if !state.hasTimer {
            state.hasTimer = true
            timer.scheduleTask(in: .nanoseconds(Int64(rest / .nanoseconds(1)))) { [self] in
                self.state.withLock { $0.hasTimer = false }
                startWorkers(isDue: true)
            }
        }
        return true
    }

    private static let expired = InferenceError(
        .deadlineExceeded, "expected a free worker within the request's timeout, got none")
}
