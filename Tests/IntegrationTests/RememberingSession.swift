import CacheNetBundle
import CacheNetCore
import Synchronization

/// A model of a ``RememberingEngine``.
final class RememberingSession: InferenceSession {
    private let session: any InferenceSession
    private let answers = Mutex([Digest: [Tensor]]())

    init(_ session: any InferenceSession) {
        self.session = session
    }

    var signature: ModelSignature { session.signature }

    func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        let digest = Digest.sha256(of: input.bytes)
        if let known = answers.withLock({ $0[digest] }) { return known }
        let outputs = try session.run(input)
        answers.withLock { $0[digest] = outputs }
        return outputs
    }
}
