package import CacheNetBundle
package import CacheNetCore

/// How every device of a fleet is set up.
package struct FleetSetup: Sendable {
    package var gate: GateChoice
    package var policy: SimulatedPolicy
    package var capacity: CacheCapacity

    package init(gate: GateChoice, policy: SimulatedPolicy, capacity: CacheCapacity) {
        self.gate = gate
        self.policy = policy
        self.capacity = capacity
    }
}
