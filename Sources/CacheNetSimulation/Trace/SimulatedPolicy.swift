package import CacheNetCore

/// A replacement policy that a simulation can have.
package enum SimulatedPolicy: Sendable, Hashable, CaseIterable, CustomStringConvertible {
    case online(OnlinePolicy)
    /// Knows the whole trace: the bound for all others.
    case belady

    package static let allCases = OnlinePolicy.allCases.map(SimulatedPolicy.online) + [.belady]

    package init?(_ name: String) {
        guard let policy = Self.allCases.first(where: { $0.description == name }) else { return nil }
        self = policy
    }

    package var description: String {
        switch self {
        case .online(let policy): policy.rawValue
        case .belady: "belady"
        }
    }

    func make(for trace: ActivationTrace) -> any ReplacementPolicy {
        switch self {
        case .online(let policy): policy.make()
        case .belady: Belady(future: trace.all)
        }
    }
}
