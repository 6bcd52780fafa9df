internal import CacheNetBundle
public import CacheNetCalibration
internal import CacheNetCore

extension ComparedGate {
    /// CacheNet's gates and their rivals, all calibrated for the same risk by the same rule; the full model is the last.
    ///
    /// - Parameters:
    ///   - methods: those that are wanted; `nil` for all, the ones that no live comparison knows included.
    ///   - onGate: told the name of each before it is calibrated; what it throws ends it.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    public static func calibrated(
        _ calibration: RiskCalibration, hasFallback: Bool, methods: Set<ComparedMethod>? = nil,
        onGate: (String) throws -> Void = { _ in }
    ) throws -> [ComparedGate] {
        var gates: [ComparedGate] = []
        func add(
            _ name: String, _ method: ComparedMethod?, usesPartitions: Bool = false, _ choose: () throws -> RiskChoice
        ) throws {
            if let methods, !(method.map(methods.contains) ?? false) { return }
            try onGate(name)
            gates.append(ComparedGate(name, try choose(), method: method, usesPartitions: usesPartitions))
        }
        if methods?.contains(.cacheNet) ?? true {
            try onGate("belief")
            let belief = try calibration.calibrateBelief()
            gates.append(ComparedGate("belief", belief, keeping: calibration.promise, method: .cacheNet))
        }
        if methods == nil, hasFallback, let belief = gates.first {
            // What the belief is with the models that it did not choose.
            let name = belief.usesPartitions ? "belief, no partitions" : "belief, partitions"
            try onGate(name)
            let other = try calibration.calibrateBelief(asksPartitions: !belief.usesPartitions)
            gates.append(ComparedGate(name, other, keeping: calibration.promise))
        }
        for (agreement, method) in [(1, ComparedMethod.paper), (2, nil)] {
            try add("fixed, agreement \(agreement)", method, usesPartitions: true) {
                calibration.choose(calibration.fixed(agreement: agreement))
            }
        }
        try add("reuse (pixels)", .reuse) { calibration.choose(calibration.reuse(.pixels)) }
        guard hasFallback else { return gates + fullModel }
        try add("reuse (logits)", .reuseLogits) { calibration.choose(calibration.reuse(.logits)) }
        try add("reuse + cascade", .reuseCascade) { calibration.choose(calibration.reuseCascade(.pixels)) }
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
    static func all(of config: BundleConfig) -> [ComparedGate] {
        let belief = config.belief.map { ComparedGate("belief", $0, keeping: $0.promise) }
        let fixed = [1, 2].map { agreement in
            ComparedGate("fixed, agreement \(agreement)", config.fixedGate(agreement: agreement), usesPartitions: true)
        }
        let cascade = config.fallback.map { ComparedGate("cascade", CascadeGate(threshold: $0.threshold)) }
        return [belief].compactMap(\.self) + fixed + [cascade].compactMap(\.self)
    }
}
