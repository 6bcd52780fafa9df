internal import CacheNetCore

/// A session of a ``SlowedEngine``.
struct SlowedSession: InferenceSession {
    private let session: any InferenceSession
    private let slowDown: SlowDown

    init(_ session: any InferenceSession, by slowDown: SlowDown) {
        self.session = session
        self.slowDown = slowDown
    }

    var signature: ModelSignature { session.signature }

    func run(_ input: Tensor) throws(EngineError) -> [Tensor] {
        try slowDown.run { () throws(EngineError) in try session.run(input) }
    }
}
