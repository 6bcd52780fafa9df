internal import CTorch

/// What becomes of the losses of a batch.
public enum Reduction: Sendable {
    /// They stay apart.
    case none
    case mean, sum
}

extension Reduction {
    var code: Int32 {
        switch self {
        case .none: Int32(CT_REDUCE_NONE)
        case .mean: Int32(CT_REDUCE_MEAN)
        case .sum: Int32(CT_REDUCE_SUM)
        }
    }
}
