public import CacheNetCore

/// The rules every `ReplacementPolicy` keeps, whatever it evicts.
///
///     #expect(ReplacementPolicyConformance.violations { MyPolicy() } == [])
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
        var run = PolicyRun(makePolicy: makePolicy)
        run.checkEmpty()
        run.checkChoice()
        run.checkRemoval()
        run.checkStrangers()
        run.checkLargeNumbers()
        run.checkCopies()
        run.checkTrace(steps: steps)
        return run.violations
    }
}
