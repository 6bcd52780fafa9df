package import CacheNetCalibration
package import CacheNetCore
package import CacheNetData

/// Streams, of every kind and stickiness that is asked for, on which gates are compared.
package struct GateStreams: Sendable {
    /// One for each stream.
    package let settings: [StreamSettings]
    let streams: [ScoredStream]
    let outcomes: TemperedOutcomes
    let simulation: StreamSimulation

    /// - Parameters:
    ///   - settings: at least one.
    ///   - outcomes: of the pictures that the streams show.
    ///   - filter: for the full model that is filtered as well.
    ///   - groups: the labels of each partition, for working sets that are aligned with them.
    ///   - frames: of each stream, at least 1.
    ///   - times: what each step of a frame takes.
    /// - Throws: `DataError` when a stream's settings are out of their range.
    package init(
        _ settings: [StreamSettings], of outcomes: TemperedOutcomes, filter: LabelFilter, groups: [[Int]],
        frames: Int, seed: UInt64, times: StepTimes = .none
    ) throws(DataError) {
        let pool = RecordPool(outcomes.outcomes)
        self.settings = settings
        self.outcomes = outcomes
        simulation = StreamSimulation(outcomes, times: times)
        let kinds = settings.map(\.kind)
        streams = try settings.map { (settings) throws(DataError) in
            let stream = try pool.shown(by: settings.kind, among: kinds)
                .stream(settings, seed: seed, groups: groups)
            return ScoredStream(
                stream.prefix(frames), of: outcomes, filter: filter,
                isOfSequences: settings.kind == .tracks || settings.kind == .natural)
        }
    }

    /// One score for each stream.
    func scores(_ compared: ComparedGate, start: DeviceStart) -> [StreamScore] {
        let models = start.models
        return streams.map { stream in
            switch compared.way {
            case .gate(let gate): return stream.score(gate, in: simulation, startingWith: models)
            case .oracle(let gate):
                return stream.score(gate, in: simulation, startingWith: models, isOracle: true)
            case .fullModel(let listener, let onDevice):
                return stream.scoreFullModel(heardBy: listener, in: simulation, onDevice: onDevice)
            }
        }
    }
}
