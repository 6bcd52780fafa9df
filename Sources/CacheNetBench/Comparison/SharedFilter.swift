internal import CacheNetCore
internal import Synchronization

/// A label filter over the full model's answers, for a method that is a value.
final class SharedFilter: Sendable {
    private let filter: Mutex<LabelFilter>

    init(_ filter: LabelFilter) {
        self.filter = Mutex(filter)
    }

    /// The most probable label of the next frame, of which the full model says that.
    func label(after answer: EdgeAnswer) -> Int {
        filter.withLock { filter in
            filter.advance()
            filter.edgeAnswered(answer)
            return filter.label
        }
    }
}
