internal import CacheNetCore
internal import CacheNetData

/// Tries loss thresholds on streams of records that had no part in the curves.
struct LossThresholdTrial {
    private let simulation: StreamSimulation
    private let measured: MeasuredCurves
    private let profile: LocalityProfile
    private let tried: RecordPool

    init(
        _ outcomes: TemperedOutcomes, _ switchRates: [Double], fittedOn fitted: RecordPool, triedOn tried: RecordPool
    ) throws(GateError) {
        simulation = StreamSimulation(outcomes)
        measured = try MeasuredCurves(outcomes, fitted)
        // Of a profile a gate with loss thresholds of its own needs no more than this.
        profile = try LocalityProfile(
            ownHintReliability: measured.ownHintReliability,
            foreignHintReliability: measured.foreignHintReliability, switchRates: switchRates, lossThresholds: [0],
            lists: switchRates.map { _ in LossThresholdTable(lossBounds: [0], hitRatios: [0]) },
            fallback: measured.fallback, confidence: 0, records: 0)
        self.tried = tried
    }

    /// - Returns: for each stream, its figures at each loss threshold.
    func figures(
        _ dwell: Double, _ calibration: LocalityCalibration, frames: Int, _ generator: inout SeededGenerator
    ) -> [[StreamFigures]] {
        calibration.streams(of: dwell, from: tried, frames: frames, using: &generator).map { stream in
            calibration.lossThresholds.map { lossThreshold in
                let plan = LossThresholdPlan(lossThreshold: lossThreshold, switchRates: profile.switchRates.count)
                let gate = LocalityGate(curves: measured.partitions, profile: profile, plan: plan)
                return simulation.run(gate, over: stream)
            }
        }
    }
}
