/// What says that a loss threshold keeps a risk.
public enum LossEvidence: Sendable, Hashable {
    /// A bound that holds with the confidence of the calibration: the risk is certified.
    case bound
    /// The loss as it was measured: the best estimate, and nothing that anybody could rely on.
    case estimate
}
