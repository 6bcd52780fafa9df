/// One array of numbers that a network learns or keeps.
public struct ParameterDescription: Sendable, Hashable {
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// `[outputs, inputs / groups, kernel, kernel]`
        case convolutionWeight
        /// `[outputs, inputs]`
        case linearWeight
        case bias
        case normScale, normShift
        /// What a batch norm saw in training, used afterwards.
        case runningMean, runningVariance
    }

    /// Where it is: `trunk.3.weight`, `trunk.4.main.0.weight`, `trunk.4.shortcut.0.weight`, `heads.logits.0.bias`. A
    /// batch norm has `weight`, `bias`, `running_mean` and `running_var`.
    public let path: String
    public let shape: [Int]
    public let kind: Kind
    /// How many inputs one output of its layer sums; 1 for a batch norm.
    public let fanIn: Int

    /// The product of `shape`.
    public var elementCount: Int { shape.reduce(1, *) }

    /// `false` for running statistics, which no gradient changes.
    public var isTrained: Bool { kind != .runningMean && kind != .runningVariance }
}
