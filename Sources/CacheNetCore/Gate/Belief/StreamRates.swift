/// How sticky a stream is: how often the same thing stays in view, and how often another thing has another label.
///
/// Neither is known and both may drift: they are one of a few pairs, and now and then drawn afresh. What is seen of each
/// frame tells how likely each pair is, without a window or an average.
struct StreamRates: Sendable, Equatable {
    /// How likely the rates are drawn afresh at a frame: they last some hundreds of frames.
    private static let drift = 1.0 / 300
    /// How likely the same thing stays in view: from independent pictures to things seen for some dozen frames.
    private static let stays = [0.02, 0.5, 0.95]
    /// How likely another thing has another label: from streams without any order to runs of hundreds of things.
    private static let changes = [0.9, 0.45, 0.15, 0.03, 0.005]

    private let pairs: [ViewShares]
    private var weights: [Double]

    /// - Parameter canStay: whether a thing may stay in view; else every frame shows another one.
    init(canStay: Bool) {
        pairs = (canStay ? Self.stays : [0]).flatMap { stay in
            Self.changes.map { change in
                ViewShares(same: stay, another: (1 - stay) * (1 - change), change: (1 - stay) * change)
            }
        }
        weights = [Double](repeating: 1 / Double(pairs.count), count: pairs.count)
    }

    /// A new frame is at hand.
    ///
    /// - Returns: how likely each way to it is.
    mutating func advance() -> ViewShares {
        var expected = ViewShares(same: 0, another: 0, change: 0)
        let afresh = Self.drift / Double(pairs.count)
        for index in pairs.indices {
            weights[index] = (1 - Self.drift) * weights[index] + afresh
            expected.same += weights[index] * pairs[index].same
            expected.another += weights[index] * pairs[index].another
            expected.change += weights[index] * pairs[index].change
        }
        return expected
    }

    /// Bayes' rule.
    ///
    /// - Parameter likelihoods: how likely what was seen of the frame is, for each way to it; up to a common factor.
    mutating func observe(_ likelihoods: ViewShares) {
        var sum = 0.0
        for index in pairs.indices {
            weights[index] *=
                pairs[index].same * likelihoods.same + pairs[index].another * likelihoods.another
                + pairs[index].change * likelihoods.change
            sum += weights[index]
        }
        for index in weights.indices { weights[index] /= sum }
    }
}
