public import CacheNetCore

/// What some models would come to on a device, before anybody packs them: CacheNet's gate and its rivals, calibrated for
/// them, on the streams that they are calibrated on.
///
/// The streams are not new to the gates, so the figures are a little flattering. They compare models with each other, and
/// gates, as all are flattered alike.
public struct ModelTrial: Sendable {
    private let calibration: RiskCalibration
    private let simulation: StreamSimulation

    /// - Parameters:
    ///   - outcomes: of the models on records that none has learned from.
    ///   - promise: what every gate is to keep.
    ///   - streams: what it is calibrated and tried on.
    ///   - times: what each step takes.
    /// - Throws: ``CalibrationError`` when a value is out of its range or the records do not suffice.
    public init(
        _ outcomes: ModelOutcomes, keeping promise: Promise, on streams: CalibrationStreams, times: StepTimes
    ) throws(CalibrationError) {
        let tempered = TemperedOutcomes(fitting: outcomes.judged(by: promise.kind))
        calibration = try RiskCalibration(tempered, keeping: promise, on: streams)
        simulation = StreamSimulation(tempered, times: times)
    }

    /// CacheNet's gate. It asks partitions where there are some.
    public func belief() throws(CalibrationError) -> TrialFigures {
        let belief = try calibration.calibrateBelief(asksPartitions: calibration.hasPartitions)
        let choice = belief.choice(keeping: calibration.promise)
        return figures("belief", choice.basis, BeliefGate(belief.profile, rule: choice.rule))
    }

    /// The fallback model answers while it is sure, by itself and with a filter over time.
    ///
    /// - Precondition: the outcomes have a fallback model.
    public func cascades() -> [TrialFigures] {
        [("cascade", calibration.cascade), ("cascade + filter", calibration.filteredCascade)].map { name, family in
            let choice = calibration.choose(family)
            return figures(name, choice.basis, choice.gate)
        }
    }

    private func figures(_ name: String, _ basis: PromiseBasis, _ gate: any Gate) -> TrialFigures {
        let streams = calibration.streams.flatMap(\.self).flatMap(\.self)
        return TrialFigures(
            name, basis,
            concurrently(streams.count) {
                simulation.run(gate, over: streams[$0], startingWith: StreamSimulation.warmStart)
            })
    }
}
