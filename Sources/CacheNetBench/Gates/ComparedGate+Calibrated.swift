internal import CacheNetBundle
public import CacheNetCalibration
public import CacheNetCore

extension ComparedGate {
    /// CacheNet's gates and their rivals, all calibrated for the same risk by the same rule; the full model is the last.
    ///
    /// - Parameters:
    ///   - thumbnails: of every record that was calibrated on.
    ///   - methods: those that are wanted; `nil` for all, the ones that no live comparison knows included.
    ///   - onGate: told the name of each before it is calibrated; what it throws ends it.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    public static func calibrated(
        _ calibration: RiskCalibration, thumbnails: [FrameThumbnail], hasFallback: Bool,
        methods: Set<ComparedMethod>? = nil, onGate: (String) throws -> Void = { _ in }
    ) throws -> [ComparedGate] {
        var gates: [ComparedGate] = []
        func add(
            _ name: String, _ method: ComparedMethod?, usesPartitions: Bool = false, _ choose: () throws -> RiskChoice
        ) throws {
            if let methods, !(method.map(methods.contains) ?? false) { return }
            try onGate(name)
            gates.append(ComparedGate(name, try choose(), method: method, usesPartitions: usesPartitions))
        }
        try add("belief, partitions", nil, usesPartitions: true) {
            calibration.choose(calibration.belief(asksPartitions: true))
        }
        if hasFallback {
            try add("belief", nil) { calibration.choose(calibration.belief(asksPartitions: false)) }
        }
        try add("locality-aware", .cacheNet, usesPartitions: true) { try calibration.chooseLocality() }
        for (agreement, method) in [(1, ComparedMethod.paper), (2, nil)] {
            try add("fixed, agreement \(agreement)", method, usesPartitions: true) {
                calibration.choose(calibration.fixed(agreement: agreement))
            }
        }
        try add("reuse (pixels)", .reuse) { calibration.choose(calibration.reuse(.pixels, thumbnails: thumbnails)) }
        guard hasFallback else { return gates + fullModel }
        try add("reuse (logits)", .reuseLogits) {
            calibration.choose(calibration.reuse(.logits, thumbnails: thumbnails))
        }
        try add("reuse + cascade", .reuseCascade) {
            calibration.choose(calibration.reuseCascade(.pixels, thumbnails: thumbnails))
        }
        try add("cascade", .cascade) { calibration.choose(calibration.cascade) }
        try add("cascade + filter", .cascadeFiltered) { calibration.choose(calibration.filteredCascade) }
        gates.append(ComparedGate("fallback only", FallbackOnlyGate(), method: .fallbackOnly))
        gates.append(
            ComparedGate(
                "fallback only + filter", FilteredFallbackGate(filter: calibration.labelFilter),
                method: .fallbackOnlyFiltered))
        return gates + fullModel
    }

    /// The gates of a bundle, as it was calibrated.
    ///
    /// - Parameter risk: what the locality-aware gate is asked for.
    static func all(of config: BundleConfig, risk: Double) -> [ComparedGate] {
        let locality = config.localityGate(risk: risk).map {
            ComparedGate(
                "locality-aware, risk \(risk)\(certification(of: config, risk: risk))", $0, usesPartitions: true)
        }
        let fixed = [1, 2].map { agreement in
            ComparedGate("fixed, agreement \(agreement)", config.fixedGate(agreement: agreement), usesPartitions: true)
        }
        let cascade = config.fallback.map { ComparedGate("cascade", CascadeGate(threshold: $0.threshold)) }
        return [locality].compactMap(\.self) + fixed + [cascade].compactMap(\.self)
    }

    /// What is to be said of the locality-aware gate beside its name; nothing where its risk is certified.
    private static func certification(of config: BundleConfig, risk: Double) -> String {
        guard let locality = config.locality, !locality.isCertified(keeping: risk) else { return "" }
        return ", not certified" + (locality.evidence(keeping: risk) == .estimate ? " (best estimate)" : "")
    }
}
