internal import CacheNetBundle
public import CacheNetCalibration
public import CacheNetCore

extension ComparedGate {
    /// CacheNet's gates and their rivals, all calibrated for the same risk by the same rule; the full model is the
    /// last.
    ///
    /// - Parameters:
    ///   - thumbnails: of every record that was calibrated on.
    ///   - onGate: told the name of each before it is calibrated; what it throws ends it.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    public static func calibrated(
        _ calibration: RiskCalibration, thumbnails: [FrameThumbnail], hasFallback: Bool,
        onGate: (String) throws -> Void = { _ in }
    ) throws -> [ComparedGate] {
        var gates: [ComparedGate] = []
        func add(_ name: String, usesPartitions: Bool = false, _ choose: () throws -> RiskChoice) throws {
            try onGate(name)
            gates.append(ComparedGate(name, try choose(), usesPartitions: usesPartitions))
        }
        try add("locality-aware", usesPartitions: true) { try calibration.chooseLocality() }
        for agreement in [1, 2] {
            try add("fixed, agreement \(agreement)", usesPartitions: true) {
                calibration.choose(calibration.fixed(agreement: agreement))
            }
        }
        try add("reuse (pixels)") { calibration.choose(calibration.reuse(.pixels, thumbnails: thumbnails)) }
        guard hasFallback else { return gates + fullModel }
        try add("reuse (logits)") { calibration.choose(calibration.reuse(.logits, thumbnails: thumbnails)) }
        try add("reuse + cascade") { calibration.choose(calibration.reuseCascade(.pixels, thumbnails: thumbnails)) }
        try add("cascade") { calibration.choose(calibration.cascade) }
        try add("cascade + filter") { calibration.choose(calibration.filteredCascade) }
        gates.append(ComparedGate("fallback only", FallbackOnlyGate()))
        gates.append(ComparedGate("fallback only + filter", FilteredFallbackGate(filter: calibration.labelFilter)))
        return gates + fullModel
    }

    /// The gates of a bundle, as it was calibrated.
    ///
    /// - Parameter risk: what the locality-aware gate is asked for.
    static func all(of config: BundleConfig, risk: Double) -> [ComparedGate] {
        let locality = config.localityGate(risk: risk).map {
            ComparedGate("locality-aware, risk \(risk)", $0, usesPartitions: true)
        }
        let fixed = [1, 2].map { agreement in
            ComparedGate("fixed, agreement \(agreement)", config.fixedGate(agreement: agreement), usesPartitions: true)
        }
        let cascade = config.fallback.map { ComparedGate("cascade", CascadeGate(threshold: $0.threshold)) }
        return [locality].compactMap(\.self) + fixed + [cascade].compactMap(\.self)
    }
}
