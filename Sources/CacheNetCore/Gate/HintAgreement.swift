/// Counts misses in a row that hint at the same other partition.
///
/// A wrong hint, which the full model gives whenever it errs, would otherwise cost a switch there and one back.
public struct HintAgreement: Sendable, Equatable {
    /// Hints in a row that confirm a switch, at least 1; 1 is the paper's rule.
    public let required: Int
    private var hinted: PartitionID?
    private var count = 0

    /// - Parameter required: hints in a row that confirm a switch; a value below 1 is raised to 1.
    public init(required: Int = 1) {
        self.required = max(1, required)
    }

    /// A hit, or a miss whose hint names the active partition, starts the count afresh.
    public mutating func reset() {
        hinted = nil
        count = 0
    }

    /// A miss hinted at a partition other than the active one.
    ///
    /// - Returns: whether the switch is confirmed; the count then starts afresh.
    public mutating func hint(_ id: PartitionID) -> Bool {
        count = hinted == id ? count + 1 : 1
        hinted = id
        guard count >= required else { return false }
        reset()
        return true
    }
}
