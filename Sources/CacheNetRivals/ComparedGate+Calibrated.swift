internal import CacheNetBundle
package import CacheNetCalibration
internal import CacheNetCore

extension ComparedGate {
    /// CacheNet's gates and their rivals, all calibrated for the same risk by the same rule; the full model is the last.
    ///
    /// - Parameters:
    ///   - methods: those that are wanted; `nil` for all, the ones that no live comparison knows included.
    ///   - isAblation: whether the belief is calibrated without each of its parts as well.
    ///   - onGate: told the name of each before it is calibrated; what it throws ends it.
    /// - Throws: ``CalibrationError`` when the records do not suffice.
    package static func calibrated(
        _ calibration: RiskCalibration, hasFallback: Bool, methods: Set<ComparedMethod>? = nil,
        isAblation: Bool = false, onGate: (String) throws -> Void = { _ in }
    ) throws -> [ComparedGate] {
        var gates: [ComparedGate] = []
        func add(
            _ name: String, _ method: ComparedMethod?, usesPartitions: Bool = false, _ choose: () throws -> RiskChoice
        ) throws {
            if let methods, !(method.map(methods.contains) ?? false) { return }
            try onGate(name)
            gates.append(ComparedGate(name, try choose(), method: method, usesPartitions: usesPartitions))
        }
        var profile: BeliefProfile?
        if methods?.contains(.cacheNet) ?? true {
            try onGate("belief")
            let beliefs = try calibration.calibrateBeliefs()
            let belief = ComparedGate("belief", beliefs.chosen, keeping: calibration.promise, method: .cacheNet)
            gates.append(belief)
            if methods == nil {
                gates += try variants(
                    of: belief, other: beliefs.other, calibration, hasFallback: hasFallback, isAblation: isAblation,
                    onGate)
            }
            profile = beliefs.chosen.profile
        }
        for (agreement, method) in calibration.hasPartitions ? [(1, ComparedMethod.paper), (2, nil)] : [] {
            try add("fixed, agreement \(agreement)", method, usesPartitions: true) {
                calibration.choose(calibration.fixed(agreement: agreement))
            }
        }
        try add("reuse (pixels)", .reuse) { calibration.choose(calibration.reuse(.pixels)) }
        // What hears every frame's answer, whoever gives it.
        let listener = profile.map { BeliefGate($0, rule: .everything) }
        guard hasFallback else { return gates + fullModel(belief: listener) }
        try add("reuse (logits)", .reuseLogits) { calibration.choose(calibration.reuse(.logits)) }
        try add("reuse + cascade", .reuseCascade) { calibration.choose(calibration.reuseCascade(.pixels)) }
        try add("cascade", .cascade) { calibration.choose(calibration.cascade) }
        try add("cascade + filter", .cascadeFiltered) { calibration.choose(calibration.filteredCascade) }
        gates.append(ComparedGate("fallback only", FallbackOnlyGate(), method: .fallbackOnly))
        gates.append(
            ComparedGate(
                "fallback only + filter", FilteredFallbackGate(filter: calibration.labelFilter),
                method: .fallbackOnlyFiltered))
        if let listener { gates.append(ComparedGate("fallback only + belief", listener)) }
        return gates + fullModel(belief: listener)
    }

    /// What the belief is with the models that it did not choose, and without each of its parts.
    ///
    /// - Parameter other: the former, where it was calibrated already.
    private static func variants(
        of belief: ComparedGate, other: BeliefCalibration?, _ calibration: RiskCalibration, hasFallback: Bool,
        isAblation: Bool, _ onGate: (String) throws -> Void
    ) throws -> [ComparedGate] {
        var gates: [ComparedGate] = []
        func add(_ name: String, _ calibrate: () throws -> BeliefCalibration) throws {
            try onGate(name)
            gates.append(ComparedGate(name, try calibrate(), keeping: calibration.promise))
        }
        if hasFallback, calibration.hasPartitions {
            try add(belief.usesPartitions ? "belief, no partitions" : "belief, partitions") {
                try other ?? calibration.calibrateBelief(asksPartitions: !belief.usesPartitions)
            }
        }
        for part in isAblation ? BeliefPart.allCases : []
        where part != .fallback || (hasFallback && calibration.hasPartitions) {
            try add("belief, no \(part.rawValue)") {
                try calibration.calibrateBelief(asksPartitions: belief.usesPartitions, without: part)
            }
        }
        return gates
    }

    /// The gates of a bundle, as it was calibrated.
    static func all(of config: BundleConfig) -> [ComparedGate] {
        let belief = config.belief.map { ComparedGate("belief", $0, keeping: $0.promise) }
        let fixed = (config.partitions.isEmpty ? [] : [1, 2]).map { agreement in
            ComparedGate("fixed, agreement \(agreement)", config.fixedGate(agreement: agreement), usesPartitions: true)
        }
        let cascade = config.fallback.map { ComparedGate("cascade", CascadeGate(threshold: $0.threshold)) }
        return [belief].compactMap(\.self) + fixed + [cascade].compactMap(\.self)
    }
}
