import Synchronization

/// Sums what several threads counted.
final class Tally: Sendable {
    private let state = Mutex((threads: 0, wrong: 0))

    /// The sum, for the last thread.
    func finish(wrong: Int, of threads: Int) -> Int? {
        state.withLock { state in
            state.threads += 1
            state.wrong += wrong
            return state.threads == threads ? state.wrong : nil
        }
    }
}
