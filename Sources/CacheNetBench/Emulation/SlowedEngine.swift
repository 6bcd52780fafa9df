public import CacheNetCore

/// An engine as a slower device would have it: every load and every run takes a multiple of its own computing time.
///
/// What computes is the calling thread, so the engine within must not share its work among threads. A wait blocks the
/// caller, as computing would.
public struct SlowedEngine: InferenceEngine {
    private let engine: any InferenceEngine
    private let slowDown: SlowDown

    public init(_ engine: any InferenceEngine, by slowDown: SlowDown) {
        self.engine = engine
        self.slowDown = slowDown
    }

    public var preparedFormat: String? { engine.preparedFormat }

    public func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        try slowed { () throws(EngineError) in try engine.load(model) }
    }

    public func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession {
        try slowed { () throws(EngineError) in try engine.load(prepared: prepared) }
    }

    public func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes {
        try slowDown.run(counts: false) { () throws(EngineError) in try engine.prepare(model) }
    }

    public func reclaimMemory() {
        engine.reclaimMemory()
    }

    private func slowed(
        _ load: () throws(EngineError) -> any InferenceSession
    ) throws(EngineError) -> any InferenceSession {
        SlowedSession(try slowDown.run(counts: false, load), by: slowDown)
    }
}
