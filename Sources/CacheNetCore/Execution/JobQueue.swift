#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The jobs of a ``ThreadExecutor`` and the thread that runs them.
///
/// `@unchecked Sendable` because every field is read and written under the mutex only.
@safe final class JobQueue: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wakeUp = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [UnownedJob] = []
    private var isWaiting = false
    private var isStopped = false
    /// That runs the jobs, once it does.
    private var thread: pthread_t?

    init() {
        unsafe pthread_mutex_init(mutex, nil)
        unsafe pthread_cond_init(wakeUp, nil)
    }

    deinit {
        unsafe pthread_cond_destroy(wakeUp)
        unsafe pthread_mutex_destroy(mutex)
        unsafe wakeUp.deallocate()
        unsafe mutex.deallocate()
    }

    /// Whether the caller is one of the jobs.
    var isOnThread: Bool {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
    }

    func push(_ job: UnownedJob) {
        unsafe pthread_mutex_lock(mutex)
        jobs.append(job)
        let mustWake = isWaiting
        unsafe pthread_mutex_unlock(mutex)
        if mustWake { unsafe pthread_cond_signal(wakeUp) }
    }

    /// The thread ends once the jobs that are already queued have run.
    func stop() {
        unsafe pthread_mutex_lock(mutex)
        isStopped = true
        unsafe pthread_mutex_unlock(mutex)
        unsafe pthread_cond_signal(wakeUp)
    }

    func startThread(name: String, niceness: Int32, serial: UnownedSerialExecutor, task: UnownedTaskExecutor) {
        let start = ThreadStart { [self] in
            setThread(name: name, niceness: niceness)
            noteThread()
            while let batch = takeJobs() {
                for job in batch { unsafe job.runSynchronously(isolatedTo: serial, taskExecutor: task) }
            }
        }
        #if canImport(Glibc)
            var created = pthread_t()
        #else
            var created: pthread_t?
        #endif
        let status = unsafe pthread_create(&created, nil, runThread, Unmanaged.passRetained(start).toOpaque())
        precondition(status == 0, "the system has no thread left for executor \(name)")
        #if canImport(Glibc)
            pthread_detach(created)
        #else
            if let created { pthread_detach(created) }
        #endif
    }

    private func noteThread() {
        unsafe pthread_mutex_lock(mutex)
        thread = pthread_self()
        unsafe pthread_mutex_unlock(mutex)
    }

    private func takeJobs() -> [UnownedJob]? {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while jobs.isEmpty {
            if isStopped { return nil }
            isWaiting = true
            unsafe pthread_cond_wait(wakeUp, mutex)
            isWaiting = false
        }
        let batch = jobs
        jobs = []
        jobs.reserveCapacity(8)
        return batch
    }
}

private final class ThreadStart {
    let body: () -> Void

    init(body: @escaping () -> Void) {
        self.body = body
    }
}

#if canImport(Glibc)
    private func runThread(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        if let context = unsafe context { unsafe Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue().body() }
        return nil
    }
#else
    private func runThread(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        unsafe Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue().body()
        return nil
    }
#endif

private func setThread(name: String, niceness: Int32) {
    #if canImport(Glibc)
        // glibc hides pthread_setname_np from Swift; the kernel takes the name through this file as well.
        let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        if file >= 0 {
            let bytes = Array(name.utf8.prefix(15))
            _ = unsafe write(file, bytes, bytes.count)
            close(file)
        }
        // Linux keeps a niceness for each thread: 0 stands for the calling one.
        if niceness > 0 { setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness) }
    #else
        pthread_setname_np(name)
    #endif
}
