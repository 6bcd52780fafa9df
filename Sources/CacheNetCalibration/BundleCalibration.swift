public import CacheNetBundle
internal import CacheNetCore
internal import CacheNetData

/// Everything about a bundle that is measured on records which no model has learned from: temperatures, the fixed
/// threshold, and what the locality-aware gate needs.
///
/// ```swift
/// let outcomes = try OutcomeRecorder(bundle, engine: engine).record(dataset)
/// let result = try BundleCalibration().calibrate(bundle, on: outcomes)
/// let calibrated = try BundleWriter(engine: engine).create(result.specification, at: "calibrated.bundle")
/// ```
public struct BundleCalibration: Sendable, Hashable, Codable {
    public var fixed: FixedThreshold
    public var locality: LocalityCalibration

    public init(fixed: FixedThreshold = FixedThreshold(), locality: LocalityCalibration = LocalityCalibration()) {
        self.fixed = fixed
        self.locality = locality
    }

    /// - Throws: ``CalibrationError`` that names the first setting which is out of its range.
    public func check() throws(CalibrationError) {
        try fixed.check()
        try locality.check()
    }

    /// - Parameters:
    ///   - source: the kind of the data set, such as `folder`, never a path.
    ///   - test: how often the full model was right on test records, to find whether it has learned from the others.
    /// - Throws: ``CalibrationError`` when a setting is out of its range or the records do not suffice.
    public func calibrate(
        _ bundle: Bundle, on outcomes: ModelOutcomes, from source: String? = nil, test: FullModelScore? = nil
    ) throws(CalibrationError) -> CalibrationResult {
        try fixed.check()
        try outcomes.checkForCalibration()
        let tempered = TemperedOutcomes(fitting: outcomes)
        let threshold = fixed.threshold(of: tempered)
        let fit = try locality.fit(tempered)
        var specification = bundle.specification
        specification.partitions = specification.partitions.map { partition in
            BundleConfig.Partition(
                id: partition.id, temperature: tempered.temperatures[partition.id], threshold: threshold,
                classes: partition.classes, curve: fit.curves[partition.id], flops: partition.flops,
                parameters: partition.parameters)
        }
        specification.locality = fit.profile
        specification.fallback = specification.fallback.map { fallback in
            BundleConfig.Fallback(
                temperature: tempered.fallbackTemperature, threshold: fixed.fallbackThreshold(of: tempered),
                flops: fallback.flops, parameters: fallback.parameters)
        }
        let score = FullModelScore(outcomes)
        specification.calibration = BundleConfig.CalibrationRecord(
            records: score.records, sequences: score.sequences, source: source, fullAccuracy: score.accuracy,
            test: test.map { .init(records: $0.records, fullAccuracy: $0.accuracy) },
            isLeakSuspected: LeakTest(calibration: score, test: test).isLeakSuspected)
        specification.provenance = (specification.provenance ?? [:]).merging([
            "streams": "\(locality.kind.rawValue), confidence \(locality.confidence)",
            "threshold":
                "risk \(fixed.risk) at a foreign share of \(fixed.foreignShare), confidence \(fixed.confidence)",
        ]) { $1 }
        return CalibrationResult(specification: specification, locality: fit)
    }
}
