internal import Dispatch
internal import Synchronization

/// Does several pieces of work on as many cores as there are, and waits for all of them.
///
/// - Returns: what comes of each, in order.
func concurrently<Value: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Value) -> [Value] {
    let values = Mutex([Value?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { index in
        let value = work(index)
        values.withLock { $0[index] = value }
    }
    return values.withLock { $0.compactMap(\.self) }
}
