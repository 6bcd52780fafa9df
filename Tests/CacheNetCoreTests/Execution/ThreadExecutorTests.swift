import CacheNetCore
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

struct ThreadExecutorTests {
    @Test func runsJobsInOrderOnOneThread() async {
        let executor = ThreadExecutor(name: "order")
        let log = Log()
        let tasks = (0..<500).map { number in
            Task(executorPreference: executor) { log.add(number) }
        }
        for task in tasks { await task.value }
        #expect(log.numbers == Array(0..<500))
        #expect(log.threads.count == 1)
    }

    @Test func aTaskThatPrefersTheActorsExecutorStaysOnItsThread() async {
        let executor = ThreadExecutor(name: "stay")
        let resident = Resident(executor: executor)
        let threads = await Task(executorPreference: executor) {
            var threads = [currentThread()]
            for _ in 0..<20 {
                threads.append(await resident.thread())
                threads.append(currentThread())
            }
            return Set(threads)
        }.value
        #expect(threads.count == 1)
        let elsewhere = Set([await resident.thread()])
        #expect(elsewhere == threads, "the actor runs there whoever calls it")
    }

    @Test func aTaskThatPrefersTheActorsExecutorMayEnterTheActorWithoutWaiting() async {
        let executor = ThreadExecutor(name: "enter")
        let resident = Resident(executor: executor)
        let threads = await Task(executorPreference: executor) {
            [currentThread(), resident.threadWithoutWaiting()]
        }.value
        #expect(threads[0] == threads[1])
    }

    @Test func endsWithoutCrash() async {
        for number in 0..<50 {
            let executor = ThreadExecutor(name: "short \(number)", niceness: 1)
            let resident = Resident(executor: executor)
            _ = await resident.thread()
        }
    }

    @Test func canBeReleasedOnItsOwnThread() async {
        for _ in 0..<50 {
            let task: Task<UInt, Never>
            do {
                let executor = ThreadExecutor(name: "own")
                let resident = Resident(executor: executor)
                task = Task { await resident.thread() }
            }
            _ = await task.value
        }
    }
}

private actor Resident {
    private let executor: ThreadExecutor

    init(executor: ThreadExecutor) {
        self.executor = executor
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func thread() -> UInt { currentThread() }

    nonisolated func threadWithoutWaiting() -> UInt { assumeIsolated { $0.thread() } }
}

private final class Log: Sendable {
    private let entries = Mutex<[(number: Int, thread: UInt)]>([])

    func add(_ number: Int) {
        let thread = currentThread()
        entries.withLock { $0.append((number, thread)) }
    }

    var numbers: [Int] { entries.withLock { $0.map(\.number) } }
    var threads: Set<UInt> { entries.withLock { Set($0.map(\.thread)) } }
}

private func currentThread() -> UInt {
    #if canImport(Glibc)
        UInt(pthread_self())
    #else
        UInt(bitPattern: pthread_self())
    #endif
}
