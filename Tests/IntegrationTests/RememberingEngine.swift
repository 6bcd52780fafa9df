import CacheNetBundle
import CacheNetCore
import Synchronization

/// An engine that loads a model once, and computes once what it says of a picture, so that many devices can be run over
/// the same pictures in the time of a few.
final class RememberingEngine: InferenceEngine {
    private let engine: any InferenceEngine
    private let sessions = Mutex([Digest: RememberingSession]())

    init(_ engine: any InferenceEngine) {
        self.engine = engine
    }

    var preparedFormat: String? { nil }

    func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        let digest = model.withUnsafeBytes { Digest.sha256(of: $0) }
        if let known = sessions.withLock({ $0[digest] }) { return known }
        let session = RememberingSession(try engine.load(model))
        sessions.withLock { $0[digest] = session }
        return session
    }

    func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession { try load(prepared) }

    func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes { model }

    /// Nothing is ever released.
    func reclaimMemory() {}
}
