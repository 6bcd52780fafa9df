internal import Synchronization

/// Evicted models, whose last reference goes away where and when ``drain()`` is called.
final class DeferredRelease: Sendable {
    private let models: Mutex<[LoadedModel]>

    init(_ models: [LoadedModel]) {
        self.models = Mutex(models)
    }

    func drain() {
        models.withLock { $0.removeAll() }
    }
}
