import CacheNetBundle
import CacheNetCalibration
import CacheNetCore
import CacheNetData
import CacheNetONNX
import CacheNetReport
import CacheNetRivals

/// Calibrates CacheNet's gate and its rivals for the same risk before they are compared: on the calibration split of what
/// the streams show, for each kind of stream apart.
struct RivalCalibration {
    /// As `bench-gates` has it.
    private static let confidence = 0.95
    private static let framesPerStream = 4_000

    private let pictures: any Dataset
    private let plans: [StreamPlan]
    private let kinds: [StreamKind]
    private let methods: Set<ComparedMethod>
    private let promise: Promise
    private let seed: UInt64
    private let isQuiet: Bool

    /// - Parameters:
    ///   - plans: the streams.
    ///   - dataset: what they show.
    /// - Throws: `DataError` when the source has no calibration split.
    init(
        _ source: SourceSpecification, plans: [StreamPlan], of dataset: any Dataset, methods: Set<ComparedMethod>,
        promise: Promise, seed: UInt64, isQuiet: Bool
    ) throws {
        pictures = try source.open(.calibration)
        self.plans = plans
        kinds = plans.map { $0.kind(of: dataset) }
        // Where rivals are calibrated, so is CacheNet, by the same rule on the same streams.
        self.methods = methods.union([.paper])
        self.promise = promise
        self.seed = seed
        self.isQuiet = isQuiet
    }

    func gates(of bundle: Bundle) throws -> [StreamKind: CalibratedGates] {
        let engine = try ONNXEngine()
        // Before models are loaded.
        try OutcomeRecorder.check(pictures, fits: bundle.description.config, for: promise.kind)
        let recorder = try OutcomeRecorder(bundle, engine: engine)
        var gates: [StreamKind: CalibratedGates] = [:]
        for kind in kinds.uniqued {
            let settings = zip(plans, kinds).filter { $0.1 == kind }.compactMap(\.0.settings)
            let shown = try (settings.first ?? StreamSettings(kind)).dataset(from: pictures)
            let outcomes = TemperedOutcomes(
                fitting: try record(shown, kind, recorder).judged(by: promise.kind))
            let dwells = settings.compactMap(\.dwell).uniqued.sorted()
            let calibration = try RiskCalibration(
                outcomes, keeping: promise,
                on: CalibrationStreams(
                    confidence: Self.confidence, kinds: [kind], dwells: dwells.isEmpty ? [50] : dwells,
                    framesPerStream: Self.framesPerStream, seed: seed))
            let compared = try ComparedGate.calibrated(
                calibration, hasFallback: outcomes.hasFallback, methods: methods)
            gates[kind] = CalibratedGates(
                compared, filter: calibration.labelFilter, promise: promise, sequences: calibration.sequences)
        }
        return gates
    }

    private func record(
        _ dataset: any Dataset, _ kind: StreamKind, _ recorder: OutcomeRecorder
    ) throws -> ModelOutcomes {
        var progress = ProgressLine()
        let start = ContinuousClock.now
        defer { progress.finish() }
        return try recorder.record(dataset, for: promise.kind) { record in
            let elapsed = start.duration(to: .now)
            guard !isQuiet, progress.isDue(at: elapsed) else { return }
            progress.show(
                ProgressStatus(
                    stage: "calibrate, \(kind.rawValue)", done: record, total: dataset.count, unit: "pictures"),
                at: elapsed)
        }
    }
}
