package import CacheNetRivals

/// What all seeds of one setting say together.
package struct SettingSummary: Sendable, Codable, Equatable {
    package struct Method: Sendable, Codable, Equatable {
        package let method: ComparedMethod
        /// By the names of ``ReportedFigure``; without those that have no meaning for it.
        package let figures: [String: SeedEstimate]
        /// The means over seeds of the latencies below which 0, 1, ... and 100 of a hundred frames lie, in milliseconds.
        package let latencyPercentilesMs: [Double]

        subscript(_ figure: ReportedFigure) -> SeedEstimate? { figures[figure.rawValue] }
    }

    /// CacheNet against another method.
    package struct Ratio: Sendable, Codable, Equatable {
        package let against: ComparedMethod
        /// The other's mean latency divided by CacheNet's: above 1 where CacheNet is faster.
        package let speedUp: SeedEstimate
        /// CacheNet's accuracy less the other's, in points of a hundred.
        package let accuracyPoints: SeedEstimate?
    }

    package let setting: ExperimentSetting
    package let seeds: [UInt64]
    package let methods: [Method]
    /// Against every other method, in the order of `methods`.
    package let ratios: [Ratio]
    /// The better of device-only and edge-only, by mean latency over all seeds.
    package let better: ComparedMethod

    /// - Parameter runs: of the setting, at least one, all of the same methods.
    init(_ setting: ExperimentSetting, _ runs: [ExperimentRun]) {
        self.setting = setting
        seeds = runs.map(\.seed)
        methods = runs[0].methods.map(\.method).map { kind in
            Method(kind, runs.compactMap { run in run.methods.first { $0.method == kind } })
        }
        ratios = methods.map(\.method).filter { $0 != .cacheNet }.compactMap { Ratio($0, runs) }
        better =
            methods.filter { ComparedMethod.withoutCache.contains($0.method) }
            .min { ($0[.meanMs]?.mean ?? .infinity) < ($1[.meanMs]?.mean ?? .infinity) }?.method ?? .edgeOnly
    }

    subscript(_ method: ComparedMethod) -> Method? { methods.first { $0.method == method } }

    func ratio(against method: ComparedMethod) -> Ratio? { ratios.first { $0.against == method } }

    /// Methods with a lower mean latency than CacheNet's at no less accuracy.
    var winners: [Method] {
        guard let ours = self[.cacheNet], let ourMs = ours[.meanMs]?.mean else { return [] }
        return methods.filter { other in
            guard other.method != .cacheNet, let otherMs = other[.meanMs]?.mean else { return false }
            return otherMs < ourMs && (other[.accuracy]?.mean ?? 0) >= (ours[.accuracy]?.mean ?? 0)
        }
    }
}

extension SettingSummary.Method {
    fileprivate init(_ kind: ComparedMethod, _ figures: [MethodFigures]) {
        let named = ReportedFigure.allCases.compactMap { figure in
            SeedEstimate(figures.compactMap { figure.value(of: $0) }).map { (figure.rawValue, $0) }
        }
        self.init(
            method: kind, figures: Dictionary(uniqueKeysWithValues: named),
            latencyPercentilesMs: (0...100).map { percentile in
                figures.reduce(0) { $0 + $1.latencyPercentilesMs[percentile] } / Double(figures.count)
            })
    }
}

extension SettingSummary.Ratio {
    /// - Returns: `nil` unless both took part.
    fileprivate init?(_ against: ComparedMethod, _ runs: [ExperimentRun]) {
        let ratios = runs.compactMap { run -> ComparisonVerdict.Ratio? in
            guard let ours = run.methods.first(where: { $0.method == .cacheNet }), ours.meanMs > 0,
                let other = run.methods.first(where: { $0.method == against })
            else { return nil }
            return ComparisonVerdict.Ratio(ours, against: other)
        }
        guard let speedUp = SeedEstimate(ratios.map(\.speedUp)) else { return nil }
        self.init(
            against: against, speedUp: speedUp, accuracyPoints: SeedEstimate(ratios.compactMap(\.accuracyPoints)))
    }
}
