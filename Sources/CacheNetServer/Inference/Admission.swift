internal import CacheNetProtocol
internal import Synchronization

/// Bounds how many requests run or wait for a worker.
final class Admission: Sendable {
    private let limit: Int
    private let admitted = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    /// - Throws: ``WireError`` `unavailable` when the bound is reached; then ``leave()`` must not be called.
    func enter() throws(WireError) {
        let isAdmitted = admitted.withLock { count in
            guard count < limit else { return false }
            count += 1
            return true
        }
        guard isAdmitted else {
            throw WireError(.unavailable, "\(limit) requests are waiting already; try again later")
        }
    }

    func leave() {
        admitted.withLock { $0 -= 1 }
    }
}
