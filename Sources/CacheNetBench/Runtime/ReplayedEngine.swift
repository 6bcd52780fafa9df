internal import CacheNetCore
internal import Synchronization

/// An engine whose models answer at once, with what they answered first: what is left is the way around an engine.
struct ReplayedEngine: InferenceEngine {
    private let engine: any InferenceEngine

    init(_ engine: any InferenceEngine) {
        self.engine = engine
    }

    var preparedFormat: String? { nil }

    func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        ReplayedSession(try engine.load(model))
    }

    func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession {
        ReplayedSession(try engine.load(prepared: prepared))
    }

    func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes { try engine.prepare(model) }

    func reclaimMemory() {
        engine.reclaimMemory()
    }
}

private final class ReplayedSession: InferenceSession {
    private let session: any InferenceSession
    private let answer: Mutex<[Tensor]?> = Mutex(nil)

    init(_ session: any InferenceSession) {
        self.session = session
    }

    var signature: ModelSignature { session.signature }

    func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        if let known = answer.withLock({ $0 }) { return known }
        let first = try session.run(input)
        answer.withLock { $0 = first }
        return first
    }
}
