public import CacheNetBundle
public import CacheNetCore

/// How every device of a fleet is set up.
public struct FleetSetup: Sendable {
    public var gate: GateChoice
    public var policy: SimulatedPolicy
    public var capacity: CacheCapacity

    public init(gate: GateChoice, policy: SimulatedPolicy, capacity: CacheCapacity) {
        self.gate = gate
        self.policy = policy
        self.capacity = capacity
    }
}
