/// What the choice of a gate for a promise rests on.
public enum PromiseBasis: String, Sendable, Hashable, Codable {
    /// The promise is kept with the confidence of the calibration.
    case certified
    /// It is kept by the best estimate; the records are too few to be sure, or certainty would leave too few hits.
    case estimated
    /// No gate that answers anything keeps it: this one answers nothing.
    case nothing

    /// A certified gate with a smaller share of the hits of one that goes by estimates is not worth it, 0 to 1.
    package static let leastCertainShare = 0.5
}
