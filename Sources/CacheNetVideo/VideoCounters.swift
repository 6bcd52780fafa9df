internal import Synchronization

/// The statistics of one source, which all its passes add to.
final class VideoCounters: Sendable {
    private let statistics = Mutex(VideoStatistics())

    var current: VideoStatistics { statistics.withLock { $0 } }

    func add(_ count: Int = 1, to member: WritableKeyPath<VideoStatistics, Int>) {
        if count > 0 { statistics.withLock { $0[keyPath: member] += count } }
    }
}
