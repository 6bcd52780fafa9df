internal import Synchronization

/// Evicted partitions, whose last reference goes away where and when ``drain()`` is called.
final class DeferredRelease: Sendable {
    private let partitions: Mutex<[LoadedPartition]>

    init(_ partitions: [LoadedPartition]) {
        self.partitions = Mutex(partitions)
    }

    func drain() {
        partitions.withLock { $0.removeAll() }
    }
}
