public import NIOCore
internal import NIOPosix

/// An event loop's thread as the executor of a device.
///
/// An HTTP client on the same event loop then sends and receives on the device's own thread, so that a miss costs no
/// thread hop on this side. While an engine runs on that thread its connections wait, which is what a device wants: it
/// has nothing to send before its partition has answered. Downloads belong on another event loop.
public final class EventLoopExecutor: SerialExecutor, TaskExecutor {
    /// Only where the thread is this executor's own.
    private let group: MultiThreadedEventLoopGroup?
    /// For an HTTP client of the same thread.
    public let eventLoop: any EventLoop

    /// A thread of its own.
    public init() {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        self.group = group
        eventLoop = group.next()
    }

    /// The thread of an event loop that another one owns and keeps for as long.
    package init(_ eventLoop: any EventLoop) {
        group = nil
        self.eventLoop = eventLoop
    }

    deinit {
        group?.shutdownGracefully { _ in }
    }

    /// Runs a job on the event loop's thread, after all that this thread was given before.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        eventLoop.execute { [self] in
            unsafe job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: asUnownedTaskExecutor())
        }
    }

    /// What Swift asks for to run an actor on this thread.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// What Swift asks for to run a task that prefers this thread.
    public func asUnownedTaskExecutor() -> UnownedTaskExecutor {
        unsafe UnownedTaskExecutor(ordinary: self)
    }
}
