internal import Synchronization

/// A request to stop, made from anywhere and looked at between two steps.
public final class StopSignal: Sendable {
    private let isRequestedFlag = Atomic<Bool>(false)

    public init() {}

    public func request() { isRequestedFlag.store(true, ordering: .relaxed) }

    var isRequested: Bool { isRequestedFlag.load(ordering: .relaxed) }
}
