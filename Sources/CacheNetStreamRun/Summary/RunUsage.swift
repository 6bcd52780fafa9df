internal import CacheNetCore

/// What this process has used since a moment.
struct RunUsage {
    private let computed = ProcessUsage.own.computed
    private let energy: EnergyCounter?

    /// - Parameter energy: `nil` where the system does not tell.
    init(energy: EnergyCounter? = EnergyCounter()) {
        self.energy = energy
    }

    /// Up to now.
    var cost: RunCost {
        RunCost(
            computed: ProcessUsage.own.computed.flatMap { now in computed.map { now - $0 } },
            peakBytes: ProcessUsage.own.peakBytes, joules: energy?.joules)
    }
}
