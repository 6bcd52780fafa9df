/// One thread that runs jobs in order: a place for blocking calls, off the cooperative pool.
///
/// It serves as an actor's executor and as a task's preferred executor. A task that prefers the executor of the actor
/// it calls never leaves the thread, so the call costs no thread hop.
public final class ThreadExecutor: SerialExecutor, TaskExecutor {
    private let queue = JobQueue()

    /// - Parameters:
    ///   - name: the thread's name; the system keeps the first 15 characters.
    ///   - niceness: 0 for normal priority, up to 19 for work that gives way to everything else (Linux only).
    public init(name: String, niceness: Int32 = 0) {
        unsafe queue.startThread(
            name: name, niceness: niceness, serial: asUnownedSerialExecutor(), task: asUnownedTaskExecutor())
    }

    deinit {
        queue.stop()
    }

    /// Adds a job, which runs on the thread after all that are queued already. The Swift runtime calls it.
    public func enqueue(_ job: consuming ExecutorJob) {
        queue.push(UnownedJob(job))
    }

    /// Ends the program where it is not called on the thread. The Swift runtime calls it for `assumeIsolated` of an actor on
    /// this executor, where it cannot tell by itself: a task that merely prefers the executor has the actor to itself, too.
    public func checkIsolated() {
        precondition(queue.isOnThread, "expected to be on the executor's thread")
    }

    /// For an actor's `unownedExecutor`. The actor must keep this object, since the reference does not.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// For a task that prefers this executor. Who uses the reference must keep this object.
    public func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        unsafe UnownedTaskExecutor(ordinary: self)
    }
}
