internal import CacheNetBundle
internal import CacheNetCore
internal import CacheNetRivals

extension ComparisonSetup {
    /// The gate that a method's device has: the one that was calibrated for the same risk as all others, where there is
    /// one, else the bundle's own.
    ///
    /// - Throws: ``BenchError`` for a method that takes a calibration and has none, `BundleError` when the bundle does not
    ///   have what the gate takes.
    func gate(of kind: ComparedMethod) throws -> any Gate {
        let config = bundle.description.config
        switch kind {
        case .oracle
        where calibrated.map { $0.uncertified.contains(.cacheNet) && !$0.uncertified.contains(.paper) } ?? false:
            // The best of the gates that have a use for partitions.
            return try self.gate(of: .paper)
        case .cacheNet, .oracle, .belady:
            // Who asks for a fixed threshold gets it.
            if case .fixed = gate { return try gate.gate(for: config) }
            return try calibrated?.gates[.cacheNet] ?? gate.gate(for: config)
        case .paper: return try calibrated?.gates[.paper] ?? GateChoice.fixed().gate(for: config)
        case .fallbackOnly: return FallbackOnlyGate()
        default:
            guard let gate = calibrated?.gates[kind] else {
                throw BenchError(
                    .invalidConfiguration, "\(kind.rawValue): expected a calibration for streams of that kind, got none"
                )
            }
            return gate
        }
    }

    /// The models that a method's device begins with.
    func models(of kind: ComparedMethod, _ gate: any Gate) -> [DeviceModel] {
        let config = bundle.description.config
        let fallback: [DeviceModel] = gate.usesFallback && config.fallback != nil ? [.fallback] : []
        // A bound knows neither.
        if kind == .oracle { return config.partitions.map { .partition($0.id) } + fallback }
        guard start == .warm else { return [] }
        return (kind.usesPartitions && !config.partitions.isEmpty ? [.partition(startPartition)] : []) + fallback
    }
}
