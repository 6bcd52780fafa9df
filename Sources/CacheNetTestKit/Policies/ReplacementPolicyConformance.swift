public import CacheNetCore

/// The rules every `ReplacementPolicy` keeps, whatever it evicts.
///
///     #expect(ReplacementPolicyConformance.violations { MyPolicy() } == [])
///     #expect(ReplacementPolicyConformance.violations { MyOfflinePolicy(future: $0) } == [])
///
/// It does not import a testing library, so it works under any.
public enum ReplacementPolicyConformance {
    /// Drives policies through fixed cases and a long trace.
    ///
    /// - Parameters:
    ///   - steps: length of the trace, at least 0.
    ///   - makePolicy: makes an empty policy; those it makes must be alike.
    /// - Returns: one sentence for each violated rule; empty when the policy conforms.
    public static func violations(steps: Int = 4000, _ makePolicy: () -> any ReplacementPolicy) -> [String] {
        violations(steps: steps) { _ in makePolicy() }
    }

    /// The same for a policy that needs to know the future.
    ///
    /// The trace brings what the policy was told. In the fixed cases everything comes differently: the rules hold even so.
    ///
    /// - Parameter makePolicy: makes an empty policy from the partitions that will be activated, in order.
    public static func violations(
        steps: Int = 4000, _ makePolicy: (_ future: [PartitionID]) -> any ReplacementPolicy
    ) -> [String] {
        let trace = PolicyTrace(steps: steps)
        var run = PolicyRun { makePolicy(trace.activations) }
        run.checkEmpty()
        run.checkChoice()
        run.checkRemoval()
        run.checkStrangers()
        run.checkLargeNumbers()
        run.checkCopies()
        run.checkTrace(trace)
        return run.violations
    }
}
