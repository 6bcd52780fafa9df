import CacheNetBundle
import CacheNetCore
import Synchronization

/// A registry whose blobs come at once or, once ``hold()`` was called, when the test releases them.
final class ScriptedRegistry: BundleRegistry {
    private struct State {
        var toy: Toy
        var isHolding = false
        var requests: [PartitionID] = []
        var failures: [PartitionID: Int] = [:]
        var refusal: TransportError?
        var held: [PartitionID: CheckedContinuation<Void, Never>] = [:]
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state: Mutex<State>
    let origin: String

    init(_ toy: Toy, origin: String = "http://edge.example/toy") {
        state = Mutex(State(toy: toy))
        self.origin = origin
    }

    /// The partitions that were asked for, in order.
    var requests: [PartitionID] { state.withLock { $0.requests } }

    /// From now on this is the newest version; blobs of those before are there no more.
    func serve(_ toy: Toy) {
        state.withLock { $0.toy = toy }
    }

    func hold() {
        state.withLock { $0.isHolding = true }
    }

    /// Makes the next requests for a partition fail.
    func fail(_ id: PartitionID, times: Int = 1) {
        state.withLock { $0.failures[id, default: 0] += times }
    }

    /// Makes every request from now on fail.
    func refuse(_ code: TransportError.Code) {
        state.withLock { $0.refusal = TransportError(code, "as the script says") }
    }

    /// Lets the blob go that is held back; it must have been asked for.
    func release(_ id: PartitionID) {
        state.withLock { $0.held.removeValue(forKey: id) }?.resume()
    }

    /// Returns once that many blobs have been asked for.
    func waitForRequests(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isMet = state.withLock { state in
                if state.requests.count < count { state.watchers.append((count, continuation)) }
                return state.requests.count >= count
            }
            if isMet { continuation.resume() }
        }
    }

    func manifest(_ reference: String) async throws(TransportError) -> [UInt8] {
        if let refusal = state.withLock({ $0.refusal }) { throw refusal }
        return state.withLock { $0.toy.bundle.manifestBytes }
    }

    func blob(_ descriptor: Descriptor) async throws(TransportError) -> ModelBytes {
        if let refusal = state.withLock({ $0.refusal }) { throw refusal }
        let toy = state.withLock { $0.toy }
        if descriptor == toy.bundle.manifest.config { return ModelBytes(toy.bundle.configBytes) }
        guard let partition = toy.partitions[descriptor.digest] else {
            throw TransportError(.rejected, "no such blob")
        }
        await withCheckedContinuation { arrived(partition.id, $0) }
        let fails = state.withLock { state in
            guard let left = state.failures[partition.id], left > 0 else { return false }
            state.failures[partition.id] = left - 1
            return true
        }
        if fails { throw TransportError(.unreachable, "as the script says") }
        return ModelBytes(partition.bytes)
    }

    private func arrived(_ id: PartitionID, _ continuation: CheckedContinuation<Void, Never>) {
        let due = state.withLock { state in
            state.requests.append(id)
            var due = state.watchers.filter { $0.count <= state.requests.count }.map(\.continuation)
            state.watchers.removeAll { $0.count <= state.requests.count }
            if state.isHolding { state.held[id] = continuation } else { due.append(continuation) }
            return due
        }
        for continuation in due { continuation.resume() }
    }
}
