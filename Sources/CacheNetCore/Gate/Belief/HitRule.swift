/// Which frames a ``BeliefGate`` answers.
///
/// A frame is a hit where what must be expected to be lost on it is at most a threshold. A mean hides changes: a belief
/// that many frames support swallows the first frames of another label. So what is lost on the first frame after a change
/// counts more. To lose as little as possible over all frames, and on the frames after changes as well, is to weigh both
/// (Lagrange's multipliers):
///
///     expected loss + change weight x expected loss if the label changed just now <= loss threshold
///
/// Weight and threshold follow how sticky the stream is, as far as the belief knows: where labels hardly change, hits are
/// right so often that other ones may be risked, and where things stay in view errors repeat. Where frames tell nothing of
/// each other, the frame alone may decide, as in a cascade.
public struct HitRule: Sendable, Hashable {
    /// What an answer rests on.
    public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
        /// All that was seen of the stream: the belief answers.
        case stream
        /// The frame alone: the model that saw it answers. There is no change weight.
        case frame
    }

    /// Which frames are hits at one stickiness.
    public struct Limit: Sendable, Hashable {
        /// What the answer rests on.
        public let scope: Scope
        /// How much a loss on the frames after changes counts beside the loss over all frames, at least 0.
        public let changeWeight: Double
        /// Points of accuracy against the full model, as a share of 1, the weighted ones included; where the frame alone
        /// decides, how probably its answer may be wrong.
        public let lossThreshold: Double

        /// Nothing is checked.
        public init(scope: Scope = .stream, changeWeight: Double, lossThreshold: Double) {
            self.scope = scope
            self.changeWeight = changeWeight
            self.lossThreshold = lossThreshold
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
