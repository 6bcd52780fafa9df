public import CacheNetBundle
public import CacheNetCore
internal import CacheNetData

/// Everything about a bundle that is measured on records which no model has learned from: temperatures, the paper's fixed
/// threshold, and what the gate with a belief over labels needs.
///
/// ```swift
/// let outcomes = try OutcomeRecorder(bundle, engine: engine).record(dataset)
/// let specification = try BundleCalibration().calibrate(bundle, on: outcomes)
/// let calibrated = try BundleWriter(engine: engine).create(specification, at: "calibrated.bundle")
/// ```
public struct BundleCalibration: Sendable, Hashable, Codable {
    /// What the belief gate keeps.
    public var promise: Promise
    /// What the paper's threshold is measured for: the loss that is allowed, and on what mix of inputs.
    public var fixed: FixedThreshold
    /// What the belief gate is measured on.
    public var streams: CalibrationStreams
    /// Whether the gate goes by bounds alone. Else it goes by estimates where the records cannot certify a promise.
    public var certifiedOnly: Bool

    /// Nothing is checked before ``check()``.
    public init(
        promise: Promise = Promise(), fixed: FixedThreshold = FixedThreshold(),
        streams: CalibrationStreams = CalibrationStreams(), certifiedOnly: Bool = false
    ) {
        self.promise = promise
        self.fixed = fixed
        self.streams = streams
        self.certifiedOnly = certifiedOnly
    }

    /// - Throws: ``CalibrationError`` that names the first setting which is out of its range.
    public func check() throws(CalibrationError) {
        do { try promise.check() } catch { throw CalibrationError(.invalidSetting, error.message) }
        try fixed.check()
        try streams.check()
    }

    /// - Parameters:
    ///   - source: the kind of the data set, such as `folder`, never a path.
    ///   - score: how often the full model was right on the calibration records; `nil` for what the outcomes say. Of
    ///     views that were made of pictures, on these: views are harder.
    ///   - test: the same on test records, to find whether it has learned from the others.
    /// - Returns: the bundle with its calibration replaced.
    /// - Throws: ``CalibrationError`` when a setting is out of its range or the records do not suffice.
    public func calibrate(
        _ bundle: Bundle, on outcomes: ModelOutcomes, from source: String? = nil, score: FullModelScore? = nil,
        test: FullModelScore? = nil
    ) throws(CalibrationError) -> BundleSpecification {
        try check()
        guard outcomes.isLabelled || promise.kind == .disagreement else {
            throw CalibrationError(
                .unsuitableRecords, "risk: expected one of disagreement for records without labels, got one of loss")
        }
        try outcomes.checkForCalibration()
        let tempered = TemperedOutcomes(fitting: outcomes.judged(by: promise.kind))
        let threshold = fixed.threshold(of: tempered)
        var specification = bundle.specification
        specification.partitions = specification.partitions.map { partition in
            BundleConfig.Partition(
                id: partition.id, temperature: tempered.temperatures[partition.id], threshold: threshold,
                classes: partition.classes, flops: partition.flops, parameters: partition.parameters)
        }
        specification.belief = try RiskCalibration(
            tempered, keeping: promise, on: streams, groups: bundle.description.config.labelGroups
        )
        .calibrateBelief(certifiedOnly: certifiedOnly)
        specification.fallback = specification.fallback.map { fallback in
            BundleConfig.Fallback(
                temperature: tempered.fallbackTemperature, threshold: fixed.fallbackThreshold(of: tempered),
                flops: fallback.flops, parameters: fallback.parameters)
        }
        let score = score ?? FullModelScore(outcomes)
        specification.calibration = BundleConfig.CalibrationRecord(
            records: score.records, sequences: score.sequences, source: source,
            fullAccuracy: outcomes.isLabelled ? score.accuracy : nil,
            test: test.map { .init(records: $0.records, fullAccuracy: $0.accuracy) },
            isLeakSuspected: outcomes.isLabelled && LeakTest(calibration: score, test: test).isLeakSuspected)
        specification.provenance = (specification.provenance ?? [:]).merging([
            "streams": [
                streams.kinds.names, streams.workingSet?.description, "confidence \(streams.confidence)",
            ].compactMap(\.self).joined(separator: ", "),
            "threshold":
                "risk \(fixed.risk) at a foreign share of \(fixed.foreignShare), confidence \(fixed.confidence)",
        ]) { $1 }
        return specification
    }
}
