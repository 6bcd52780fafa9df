import ArgumentParser
import CacheNetCore

/// A replacement policy that a device can have.
struct PolicyArgument: DescribedArgument {
    let policy: OnlinePolicy

    init(policy: OnlinePolicy) {
        self.policy = policy
    }

    init?(argument: String) {
        guard let policy = OnlinePolicy(rawValue: argument) else { return nil }
        self.policy = policy
    }

    var defaultValueDescription: String { policy.rawValue }
    static var allValueStrings: [String] { OnlinePolicy.allCases.map(\.rawValue) }
}
