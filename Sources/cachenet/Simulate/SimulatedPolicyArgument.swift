import ArgumentParser
import CacheNetSimulation

/// A replacement policy that can be simulated.
struct SimulatedPolicyArgument: ExpressibleByArgument {
    let policy: SimulatedPolicy

    init(policy: SimulatedPolicy) {
        self.policy = policy
    }

    init?(argument: String) {
        guard let policy = SimulatedPolicy(argument) else { return nil }
        self.policy = policy
    }

    var defaultValueDescription: String { "\(policy)" }
}
