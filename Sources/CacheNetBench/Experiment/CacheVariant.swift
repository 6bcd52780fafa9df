package import CacheNetBundle
package import CacheNetCore
internal import CacheNetDevice

/// How CacheNet is set up, as far as an experiment changes it: `nil` is what all its comparisons have.
///
/// Rivals may depend on some of it, such as the bundle, and on none. They answer again for each, so that every
/// comparison is whole.
package struct CacheVariant: Sendable {
    package var bundle: ServedBundle?
    /// In partitions.
    package var capacity: Int?
    package var policy: OnlinePolicy?
    package var gate: GateChoice?

    /// The one that changes nothing.
    package init() {}

    /// Every combination of values, the last list's changing first. A list of fewer than two changes nothing.
    package static func all(
        bundles: [ServedBundle] = [], capacities: [Int] = [], policies: [OnlinePolicy] = [], gates: [GateChoice] = []
    ) -> [CacheVariant] {
        var variants = [CacheVariant()]
        func vary<Value>(_ values: [Value], _ key: WritableKeyPath<CacheVariant, Value?>) {
            guard values.count > 1 else { return }
            variants = variants.flatMap { variant in
                values.map { value in
                    var changed = variant
                    changed[keyPath: key] = value
                    return changed
                }
            }
        }
        vary(bundles, \.bundle)
        vary(capacities, \.capacity)
        vary(policies, \.policy)
        vary(gates, \.gate)
        return variants
    }

    func apply(to setup: inout ComparisonSetup) {
        if let bundle {
            setup.bundle = bundle.bundle
            setup.server = bundle.server
            setup.serverProcess = bundle.process
            setup.kernelLink = bundle.kernelLink
            setup.gates = bundle.gates
        }
        if let capacity {
            setup.configuration.capacity = CacheCapacity(
                partitions: capacity, bytes: setup.configuration.capacity.bytes)
        }
        if let policy { setup.policy = policy }
        if let gate { setup.gate = gate }
    }
}
