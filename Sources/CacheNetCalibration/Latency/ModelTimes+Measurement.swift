public import CacheNetBundle
public import CacheNetCore
internal import Foundation

extension ModelTimes {
    /// Runs of each model; their median counts, which other work on this machine hardly moves.
    private static let runs = 41
    /// The first ones make room for what later ones need.
    private static let warmUps = 5

    /// After each run there is a rest of so many times its length, as where `bench` slows a device down: a processor that
    /// never rests is quicker.
    private static let rest = 7.0

    /// Runs every model some dozen times. Blocks for seconds.
    ///
    /// - Parameters:
    ///   - frames: as the bundle takes them, at least one.
    ///   - clock: what tells how long a run takes.
    /// - Throws: what loading or running a model throws.
    public init(
        measuring bundle: CacheNetBundle.Bundle, engine: any InferenceEngine, frames: [Tensor],
        clock: some Clock<Duration> = ContinuousClock()
    ) throws {
        let config = bundle.description.config
        let inputs = try frames.map { try config.preprocess.apply(to: $0) }
        guard !inputs.isEmpty else { throw CalibrationError(.tooFewRecords, "expected at least one frame, got none") }
        func time(_ run: (Tensor) throws -> Void) throws -> Duration {
            for index in 0..<Self.warmUps { try run(inputs[index % inputs.count]) }
            let times = try (0..<Self.runs).map { index in
                let time = try clock.measure { try run(inputs[index % inputs.count]) }
                Thread.sleep(forTimeInterval: Self.rest * (time / .seconds(1)))
                return time
            }
            return times.sorted()[Self.runs / 2]
        }
        func time(_ role: ModelRole) throws -> Duration {
            let model = try config.classifier(try engine.load(try bundle.read(role)), role: role)
            return try time { _ = try model.logits(of: $0) }
        }
        let edge = try EdgeModels(bundle.description, engine: engine) { try bundle.read($0) }
        self.init(
            partitions: try config.partitions.map { try time(.partition($0.id)) },
            fallback: bundle.description.model(.fallback) == nil ? nil : try time(.fallback),
            full: try time(.full), edge: try time { _ = try edge.answer($0) })
    }
}
