import ArgumentParser
import CacheNetSimulation

/// A replacement policy that can be simulated.
struct SimulatedPolicyArgument: DescribedArgument {
    let policy: SimulatedPolicy

    init(policy: SimulatedPolicy) {
        self.policy = policy
    }

    init?(argument: String) {
        guard let policy = SimulatedPolicy(argument) else { return nil }
        self.policy = policy
    }

    var defaultValueDescription: String { "\(policy)" }
    static var allValueStrings: [String] { SimulatedPolicy.allCases.map(\.description) }
}
