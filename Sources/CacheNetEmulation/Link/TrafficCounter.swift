internal import Synchronization

/// Counts bytes on the link's thread, for others to read.
final class TrafficCounter: Sendable {
    private let traffic = Mutex(LinkTraffic())

    var total: LinkTraffic { traffic.withLock { $0 } }

    func count(up bytes: Int) {
        traffic.withLock { $0.up += bytes }
    }

    func count(down bytes: Int) {
        traffic.withLock { $0.down += bytes }
    }
}
