/// Which frames a ``BeliefGate`` answers.
///
/// A frame is a hit where what must be expected to be lost on it is at most a threshold. A mean hides changes: a belief
/// that many frames support swallows the first frames of another label. So what is lost on the first frame after a change
/// counts more. To lose as little as possible over all frames, and on the frames after changes as well, is to weigh both
/// (Lagrange's multipliers):
///
///     expected loss + change weight x expected loss if the label changed just now <= loss threshold
///
/// In place of the loss that is expected, the doubt that is left may count (``Measure``). Weight and threshold follow how
/// sticky the stream is, as far as the belief knows: where labels hardly change, hits are right so often that other ones may
/// be risked, and where things stay in view errors repeat. Where frames tell nothing of each other, the frame alone may
/// decide, as in a cascade.
///
/// Where so little doubt is left before a model saw the frame that a model could hardly mend it, none runs: a frame that
/// is like the one before, or one of a long run of a label. The doubt is weighed as that of any other hit.
public struct HitRule: Sendable, Hashable {
    /// What must be at most the threshold, and by that what answers.
    public enum Measure: String, Sendable, Hashable, Codable, CaseIterable {
        /// What is expected to be lost: how probably the full model is right, less how probably the belief's answer is. Most
        /// hits, where the full model errs on the same frames; but no threshold is as careful as one likes.
        case loss = "stream"
        /// How probably the belief's answer is wrong.
        case doubt
        /// How probably the answer of the model that saw the frame is wrong, by that frame alone; it answers. There is no
        /// change weight.
        case frameDoubt = "frame"
    }

    /// Which frames are hits at one stickiness.
    public struct Limit: Sendable, Hashable {
        /// What must be at most the threshold.
        public let measure: Measure
        /// How much a loss on the frames after changes counts beside the loss over all frames, at least 0.
        public let changeWeight: Double
        /// At most so much: a share of 1 over all frames, and as many times more for changes as the weight says.
        public let lossThreshold: Double
        /// Where the doubt is at most so much before any model ran, none does; of the same scale. `nil` where one always runs.
        public let skipThreshold: Double?

        /// Nothing is checked.
        public init(
            measure: Measure = .loss, changeWeight: Double, lossThreshold: Double, skipThreshold: Double? = nil
        ) {
            self.measure = measure
            self.changeWeight = changeWeight
            self.lossThreshold = lossThreshold
            self.skipThreshold = skipThreshold
        }
    }

    /// Nothing is a hit.
    public static let nothing = HitRule(asksPartitions: false, limits: [(Self.any, nil)])
    /// Whatever a model answers is a hit.
    package static let everything = HitRule(changeWeight: 0, asksPartitions: false, lossThreshold: .infinity)

    /// Whether partitions are asked where there is a fallback model, too.
    public let asksPartitions: Bool
    /// One for each stickiness, at least one; `nil` where nothing is a hit.
    public let limits: [Limit?]
    private let places: [SIMD2<Double>]

    private static let any = Stickiness(changes: 1, arrivals: 1)

    /// - Parameter limits: for streams of some stickiness, at least one, in any order.
    public init(asksPartitions: Bool, limits: [(stickiness: Stickiness, limit: Limit?)]) {
        precondition(!limits.isEmpty, "expected limits, got none")
        self.asksPartitions = asksPartitions
        self.limits = limits.map(\.limit)
        places = limits.map(\.stickiness.place)
    }

    /// The same for all streams.
    public init(changeWeight: Double, asksPartitions: Bool, lossThreshold: Double) {
        self.init(
            asksPartitions: asksPartitions,
            everywhere: Limit(changeWeight: changeWeight, lossThreshold: lossThreshold))
    }

    /// The same for all streams.
    init(asksPartitions: Bool, everywhere limit: Limit) {
        self.init(asksPartitions: asksPartitions, limits: [(Self.any, limit)])
    }

    /// - Returns: that of the nearest stickiness; `nil` where nothing is a hit.
    func limit(at stickiness: Stickiness) -> Limit? {
        let place = stickiness.place
        var (nearest, least) = (0, Double.infinity)
        for (index, other) in places.enumerated() where place.squareOfDistance(to: other) < least {
            (nearest, least) = (index, place.squareOfDistance(to: other))
        }
        return limits[nearest]
    }
}
