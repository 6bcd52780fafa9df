internal import CacheNetProtocol
internal import Synchronization

/// Memory for the bodies of all requests that are under way.
final class BodyBudget: Sendable {
    private let bytes: Int
    private let used = Mutex(0)

    init(bytes: Int) {
        self.bytes = bytes
    }

    /// - Throws: ``InferenceError`` `unavailable` when there is not so much left; then nothing is reserved.
    func reserve(_ count: Int) throws(InferenceError) {
        let isReserved = used.withLock { used in
            guard count <= bytes - used else { return false }
            used += count
            return true
        }
        guard isReserved else {
            throw InferenceError(.unavailable, "requests of \(bytes) bytes are under way already; try again later")
        }
    }

    func release(_ count: Int) {
        used.withLock { $0 -= count }
    }
}
