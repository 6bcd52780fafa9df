package import CacheNetCalibration
package import CacheNetCore
package import CacheNetData

/// Whether the belief gate keeps its promise: records are split again and again, the gate is calibrated on one half
/// and shown streams of the other whose stickiness and labels drift (``CacheNetCalibration/DriftStream``).
///
/// What is fitted, temperatures included, is fitted on the first half alone. A calibration keeps the promise where the mean
/// over its streams does: the mean loss, and what is lost after changes, on the first frame and on the first three.
package struct PromiseTest: Sendable {
    /// What came of one split.
    package struct Trial: Sendable, Hashable {
        /// What the choice of the gate's rule rests on.
        package let basis: PromiseBasis
        /// Means over all streams, 0 to 1.
        package let hitRatio: Double
        /// The same, as a share of all frames, -1 to 1.
        package let loss: Double
        /// The larger one of the mean losses on the first frame after a change and on the first three, -1 to 1.
        package let gap: Double
    }

    /// What is asked for.
    package let promise: Promise
    /// Of the streams, those of the calibration and those of the test: one after the other.
    package let kinds: [StreamKind]
    /// Of each trial.
    package let streams: Int
    /// Of each stream.
    package let frames: Int
    /// One for each split.
    package let trials: [Trial]

    /// - Parameters:
    ///   - outcomes: all records, as the promise's kind of risk sees them; of tracks, where streams are of these.
    ///   - settings: how the gate is calibrated.
    ///   - splits: at least 1.
    ///   - streams: of each split, at least 1.
    ///   - frames: of each stream, at least 1.
    ///   - onSplit: told the number of each before it begins; what it throws ends it.
    /// - Throws: ``CalibrationError`` when half of the records do not suffice.
    package init(
        _ outcomes: ModelOutcomes, keeping promise: Promise, on settings: CalibrationStreams, splits: Int, streams: Int,
        frames: Int, onSplit: (Int) throws -> Void = { _ in }
    ) throws {
        self.promise = promise
        self.streams = streams
        self.frames = frames
        kinds = settings.kinds
        trials = try (0..<splits).map { split in
            try onSplit(split)
            return try Self.trial(
                try outcomes.split(seed: settings.seed &+ UInt64(split)), promise, settings, streams: streams,
                frames: frames)
        }
    }

    /// How many trials kept both parts of the promise.
    package var kept: Int { trials.count { promise.isKept(loss: $0.loss, gap: $0.gap) } }

    private static func trial(
        _ halves: (ModelOutcomes, ModelOutcomes), _ promise: Promise, _ settings: CalibrationStreams, streams: Int,
        frames: Int
    ) throws(CalibrationError) -> Trial {
        let fitted = TemperedOutcomes(fitting: halves.0)
        let calibration = try RiskCalibration(fitted, keeping: promise, on: settings).calibrateBelief()
        let choice = calibration.choice(keeping: promise)
        let gate = BeliefGate(calibration.profile, rule: choice.rule)
        let test = TemperedOutcomes(
            halves.1, temperatures: fitted.temperatures, fallbackTemperature: fitted.fallbackTemperature)
        let simulation = StreamSimulation(test)
        let start = DeviceStart.warm.models
        let all = RecordPool(halves.1)
        let pools = settings.kinds.map { (kind: $0, pool: all.shown(by: $0, among: settings.kinds)) }
        let figures = (0..<streams).map { stream in
            let (kind, pool) = pools[stream % pools.count]
            let drift = DriftStream(pool, kind: kind, seed: settings.seed &+ UInt64(stream))
            return simulation.run(gate, over: drift.prefix(frames), startingWith: start)
        }
        func mean(_ figure: (StreamFigures) -> Double) -> Double {
            figures.reduce(0) { $0 + figure($1) } / Double(max(figures.count, 1))
        }
        return Trial(
            basis: choice.basis, hitRatio: mean(\.hitRatio), loss: mean(\.loss),
            gap: max(mean(\.firstGap), mean(\.earlyGap)))
    }
}
