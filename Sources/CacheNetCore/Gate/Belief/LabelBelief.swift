/// What a device believes of the label of the frame at hand, given everything that it saw of the stream.
///
/// A hidden Markov model with three ways from one frame to the next (``ViewShares``): the same thing stays in view, another
/// thing of the same label comes, or a thing of another label. How often each happens, and which labels come, is learned on
/// the way (``StreamRates``, ``LabelHabits``). What is seen of the frame is counted as evidence on a *thing*: errors on one
/// thing are alike, so that the same answer on the same thing says nothing new. The belief is the forward filter
/// (Rabiner, "A Tutorial on Hidden Markov Models", 1989, equation 20), with labels and rates taken for independent of
/// each other between frames (Boyen and Koller, "Tractable Inference for Complex Stochastic Processes", 1998), so that a
/// frame costs a few operations for each label.
struct LabelBelief: Sendable, Equatable {
    /// Of each label for the frame at hand; they sum to 1.
    private(set) var probabilities: [Double]
    /// The part of each probability that is for a change of label on this very frame.
    private(set) var changed: [Double]
    /// The probability that the same thing is still in view.
    private(set) var staying = 0.0
    /// How likely a change of label was before anything was seen of the frame.
    var expectedChange: Double { expected.change }
    /// How likely another thing came into view.
    var expectedArrival: Double { expected.another + expected.change }

    private var rates: StreamRates
    private var habits: LabelHabits
    private var expected: ViewShares
    /// Of the frame before, all of it seen.
    private var before: [Double]
    /// How likely what was seen is for each label of a new thing.
    private var fresh: [Double]
    /// The same where the thing has been in view before.
    private var again: [Double]
    private var resemblance = Resemblance.unknown
    private var isFirst = true

    /// - Parameters:
    ///   - labels: at least 1.
    ///   - canStay: whether a thing may stay in view for more than a frame.
    init(labels: Int, canStay: Bool) {
        precondition(labels > 0, "expected labels, got none")
        rates = StreamRates(canStay: canStay)
        habits = LabelHabits(labels: labels)
        expected = ViewShares(same: 0, another: 0, change: 1)
        before = [Double](repeating: 1 / Double(labels), count: labels)
        probabilities = before
        changed = before
        fresh = [Double](repeating: 1, count: labels)
        again = fresh
    }

    /// A new frame is at hand, of which nothing is known yet but how much it resembles the one before.
    mutating func advance(_ resemblance: Resemblance = .unknown) {
        if !isFirst { learn() }
        habits.advance(from: probabilities, changed: changed)
        before = probabilities
        expected = rates.advance()
        for label in fresh.indices {
            fresh[label] = 1
            again[label] = 1
        }
        // Before the first frame nothing was in view.
        self.resemblance = isFirst ? Resemblance(same: 0, other: 1) : resemblance
        isFirst = false
        update()
    }

    /// Something was seen of the frame (Bayes' rule).
    ///
    /// - Parameters:
    ///   - evidence: on a thing that was not in view before.
    ///   - repeated: how likely it is for each label where the thing has been in view before.
    ///   - resemblance: to the frame before, as far as it is known now; in place of what was known of it.
    mutating func observe(_ evidence: Evidence, repeated: [Double], _ resemblance: Resemblance? = nil) {
        guard evidence.likelihoods.count == fresh.count else { return }
        self.resemblance = resemblance ?? self.resemblance
        for label in fresh.indices {
            fresh[label] *= evidence.likelihoods[label]
            again[label] *= repeated[label]
        }
        update()
    }

    /// What the frame says of the stream, now that all of it was seen.
    private mutating func learn() {
        var sums = ViewShares(same: 0, another: 0, change: 0)
        var all = 0.0
        for label in before.indices {
            sums.same += before[label] * again[label]
            sums.another += before[label] * fresh[label]
            sums.change += habits.shares[label] * fresh[label]
            all += fresh[label]
        }
        let even = before.count > 1 ? (all - sums.another) / Double(before.count - 1) : all
        let (same, other) = (resemblance.same, resemblance.other)
        rates.observe(
            ViewShares(same: sums.same * same, another: sums.another * other, change: sums.change * other))
        habits.observe(
            unchanged: expected.same * sums.same * same + expected.another * sums.another * other,
            change: expected.change * even * other, changeByShares: expected.change * sums.change * other)
    }

    private mutating func update() {
        let same = expected.same * resemblance.same
        let (another, change) = (expected.another * resemblance.other, expected.change * resemblance.other)
        var (sum, stays) = (0.0, 0.0)
        for label in before.indices {
            let stay = same * before[label] * again[label]
            let changed = change * habits.shares[label] * fresh[label]
            self.changed[label] = changed
            probabilities[label] = stay + another * before[label] * fresh[label] + changed
            stays += stay
            sum += probabilities[label]
        }
        let scale = 1 / sum
        for label in before.indices {
            probabilities[label] *= scale
            changed[label] *= scale
        }
        staying = stays * scale
    }
}
