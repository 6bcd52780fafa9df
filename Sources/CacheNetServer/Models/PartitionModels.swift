internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetProtocol
internal import Synchronization

/// The partitions of a bundle, each loaded when it is first asked.
final class PartitionModels: Sendable {
    private let bundle: Bundle
    private let engine: any InferenceEngine
    private let loaded = Mutex<[PartitionID: Classifier]>([:])

    init(bundle: Bundle, engine: any InferenceEngine) {
        self.bundle = bundle
        self.engine = engine
    }

    /// Blocks while it loads; two that ask for the same partition at once may both load it, and one copy stays.
    func model(_ id: PartitionID) throws(InferenceError) -> Classifier {
        if let model = loaded.withLock({ $0[id] }) { return model }
        do {
            let session = try engine.load(try bundle.read(.partition(id)))
            let model = try bundle.description.config.classifier(session, role: .partition(id))
            loaded.withLock { $0[id] = model }
            return model
        } catch {
            throw InferenceError(.internal, "partition \(id) does not load: \(error)")
        }
    }
}
