public import CacheNetBundle
public import CacheNetCore

extension ModelTimes {
    /// Runs every model some dozen times. Blocks for seconds.
    ///
    /// - Parameters:
    ///   - frames: as the bundle takes them, at least one.
    ///   - timer: what tells how long a run computes.
    /// - Throws: what loading or running a model throws.
    public init(
        measuring bundle: CacheNetBundle.Bundle, engine: any InferenceEngine, frames: [Tensor],
        timer: any ComputeTimer = ThreadTimer()
    ) throws {
        let config = bundle.description.config
        let timer = ModelTimer(timer: timer)
        let inputs = try frames.map { try config.preprocess.apply(to: $0) }
        guard !inputs.isEmpty else { throw CalibrationError(.tooFewRecords, "expected at least one frame, got none") }
        func time(_ role: ModelRole) throws -> Duration {
            let model = try config.classifier(try engine.load(try bundle.read(role)), role: role)
            return try timer.median { _ = try model.logits(of: inputs[$0 % inputs.count]) }
        }
        let edge = try EdgeModels(bundle.description, engine: engine) { try bundle.read($0) }
        self.init(
            partitions: try config.partitions.map { try time(.partition($0.id)) },
            fallback: bundle.description.model(.fallback) == nil ? nil : try time(.fallback),
            full: try time(.full), edge: try timer.median { _ = try edge.answer(inputs[$0 % inputs.count]) })
    }
}
