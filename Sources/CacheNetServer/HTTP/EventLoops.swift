internal import CacheNetTransport
internal import NIOCore
internal import NIOPosix

/// The threads that read requests and write answers, each the executor of its connections' tasks: a request is handled
/// on the thread that reads it, because a hop to another one costs more than the handling.
final class EventLoops: Sendable {
    let group: MultiThreadedEventLoopGroup
    private let executors: [ObjectIdentifier: EventLoopExecutor]

    init(count: Int) {
        group = MultiThreadedEventLoopGroup(numberOfThreads: count)
        executors = Dictionary(
            uniqueKeysWithValues: group.makeIterator().map { (ObjectIdentifier($0), EventLoopExecutor($0)) })
    }

    deinit {
        group.shutdownGracefully { _ in }
    }

    /// The executor of one of the group's event loops; `nil` for another one.
    func executor(of eventLoop: any EventLoop) -> EventLoopExecutor? {
        executors[ObjectIdentifier(eventLoop)]
    }
}
