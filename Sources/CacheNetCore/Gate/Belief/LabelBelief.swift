/// What a device believes of the label of the frame at hand, given everything that it saw of the stream.
///
/// A hidden Markov model with three ways from one frame to the next (``ViewShares``): the same thing stays in view, another
/// thing of the same label comes, or a thing of another label. Even of one thing the label may change, where it is what the
/// full model says of it: then what is seen of the frame is news. How often each happens, and which labels come, is learned on
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
    var expectedChange: Double { expected.change + expected.same * changesInView }
    /// How likely another thing came into view.
    var expectedArrival: Double { expected.another + expected.change }

    private let changesInView: Double
    /// The same, to each other label.
    private let turnsToEach: Double
    private var rates: StreamRates
    private var habits: LabelHabits
    private var expected: ViewShares
    /// Of the frame before, all of it seen.
    private var before: [Double]
    /// How likely what was seen is for each label of a new thing.
    private var fresh: [Double]
    /// The same where the thing has been in view before, and something was heard of it.
    private var again: [Double]
    /// The part of each of ``before`` for things of which nothing was heard: no model ran since they came into view.
    private var unheard: [Double]
    private var isHeard = false
    /// What the sum of the probabilities was divided by.
    private var sum = 1.0
    private var resemblance = Resemblance.unknown
    private var isFirst = true

    /// - Parameters:
    ///   - labels: at least 1.
    ///   - canStay: whether a thing may stay in view for more than a frame.
    ///   - changesInView: how often its label changes from one frame to the next while it does, 0 to 1.
    ///   - groups: the labels of each partition; `nil` where nothing is known of that.
    init(labels: Int, canStay: Bool, changesInView: Double = 0, groups: LabelGroups? = nil) {
        precondition(labels > 0, "expected labels, got none")
        self.changesInView = labels > 1 ? changesInView : 0
        turnsToEach = labels > 1 ? changesInView / Double(labels - 1) : 0
        rates = StreamRates(canStay: canStay)
        habits = LabelHabits(labels: labels, groups: groups)
        expected = ViewShares(same: 0, another: 0, change: 1)
        before = [Double](repeating: 1 / Double(labels), count: labels)
        probabilities = before
        changed = before
        fresh = [Double](repeating: 1, count: labels)
        again = fresh
        unheard = [Double](repeating: 0, count: labels)
    }

    /// A new frame is at hand, of which nothing is known yet but how much it resembles the one before.
    mutating func advance(_ resemblance: Resemblance = .unknown) {
        if !isFirst { learn() }
        habits.advance(from: probabilities, changed: changed)
        countUnheard()
        before = probabilities
        isHeard = false
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
        isHeard = true
        for label in fresh.indices {
            fresh[label] *= evidence.likelihoods[label]
            again[label] *= repeated[label]
        }
        update()
    }

    /// What nothing was heard of is still news when a model sees it.
    private mutating func countUnheard() {
        let kept = (1 - changesInView) * expected.same * resemblance.same / sum
        for label in before.indices {
            unheard[label] = isHeard ? 0 : max(probabilities[label] - kept * (before[label] - unheard[label]), 0)
        }
    }

    /// What the frame says of the stream, now that all of it was seen.
    private mutating func learn() {
        var sums = ViewShares(same: 0, another: 0, change: 0)
        var all = 0.0
        for label in before.indices {
            let view = inView(label, 1)
            sums.same += view.kept + view.turned
            sums.another += before[label] * fresh[label]
            sums.change += habits.shares[label] * fresh[label]
            all += fresh[label]
        }
        let even = before.count > 1 ? (all - sums.another) / Double(before.count - 1) : all
        let (same, other) = (resemblance.same, resemblance.other)
        rates.observe(
            ViewShares(same: sums.same * same, another: sums.another * other, change: sums.change * other))
        habits.observe(
            fresh, unchanged: expected.same * sums.same * same + expected.another * sums.another * other,
            change: expected.change * other * even, changeByShares: expected.change * other * sums.change,
            expected: expected.change * other)
    }

    /// How likely what was seen is where the same thing is in view, and it has kept a label, or turned to that from another.
    ///
    /// - Parameter same: how likely it is in view.
    private func inView(_ label: Int, _ same: Double) -> (kept: Double, turned: Double) {
        let kept = (before[label] - unheard[label]) * again[label] + unheard[label] * fresh[label]
        let turned = (1 - before[label]) * fresh[label]
        return ((1 - changesInView) * same * kept, turnsToEach * same * turned)
    }

    private mutating func update() {
        let same = expected.same * resemblance.same
        let (another, change) = (expected.another * resemblance.other, expected.change * resemblance.other)
        var (sum, stays) = (0.0, 0.0)
        for label in before.indices {
            let view = inView(label, same)
            changed[label] = view.turned + change * habits.shares[label] * fresh[label]
            probabilities[label] = view.kept + another * before[label] * fresh[label] + changed[label]
            stays += view.kept + view.turned
            sum += probabilities[label]
        }
        let scale = 1 / sum
        for label in before.indices {
            probabilities[label] *= scale
            changed[label] *= scale
        }
        self.sum = sum
        staying = stays * scale
    }
}
