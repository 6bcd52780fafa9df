package import CacheNetCore

/// An engine as a slower device would have it: every load and every run takes a multiple of its own computing time.
///
/// What computes is the calling thread, so the engine within must not share its work among threads. A wait blocks the
/// caller, as computing would.
package struct SlowedEngine: InferenceEngine {
    private let engine: any InferenceEngine
    private let slowDown: SlowDown

    package init(_ engine: any InferenceEngine, by slowDown: SlowDown) {
        self.engine = engine
        self.slowDown = slowDown
    }

    package var preparedFormat: String? { engine.preparedFormat }

    package func load(_ model: ModelBytes) throws(EngineError) -> any InferenceSession {
        try slowed { () throws(EngineError) in try engine.load(model) }
    }

    package func load(prepared: ModelBytes) throws(EngineError) -> any InferenceSession {
        try slowed { () throws(EngineError) in try engine.load(prepared: prepared) }
    }

    package func prepare(_ model: ModelBytes) throws(EngineError) -> ModelBytes {
        try slowDown.run(counts: false) { () throws(EngineError) in try engine.prepare(model) }
    }

    package func reclaimMemory() {
        engine.reclaimMemory()
    }

    private func slowed(
        _ load: () throws(EngineError) -> any InferenceSession
    ) throws(EngineError) -> any InferenceSession {
        SlowedSession(try slowDown.run(counts: false, load), by: slowDown)
    }
}
