/// Which labels a change leads to: all equally likely, or those that this stream has shown of late, as those of few people
/// who pass a camera again and again.
///
/// Which of both it is, is not known and may drift; what is seen of each frame tells how likely it is, as with
/// ``StreamRates``. Of what was shown, some dozen changes are remembered, and a few more count for what was not (a
/// Dirichlet prior: Bishop, "Pattern Recognition and Machine Learning", 2006, section 2.2.1).
struct LabelHabits: Sendable, Equatable {
    /// How many changes are remembered.
    private static let memory = 60.0
    /// How many unseen ones count, spread over all labels.
    private static let unseen = 10.0
    /// How likely it is drawn afresh at a frame whether there are habits.
    private static let drift = 1.0 / 300

    /// How likely there are any.
    private var weight = 0.5
    /// Of each label, how often it came of late.
    private var counts: [Double]
    private var sum = 0.0
    /// Of each label, how likely a change leads to it now, without habits and with them.
    private var uniform: [Double]
    private var habitual: [Double]
    /// How likely a change leads to each label now; they sum to 1.
    private(set) var shares: [Double]

    init(labels: Int) {
        counts = [Double](repeating: 0, count: labels)
        uniform = [Double](repeating: 1 / Double(labels), count: labels)
        habitual = uniform
        shares = uniform
    }

    /// A new frame is at hand.
    ///
    /// - Parameter before: the probability of each label of the frame before, to which no change leads.
    mutating func advance(from before: [Double]) {
        weight = (1 - Self.drift) * weight + Self.drift / 2
        guard before.count > 1 else { return }
        let (each, total) = (Self.unseen / Double(before.count), 1 / (sum + Self.unseen))
        let even = 1 / Double(before.count - 1)
        var scale = 0.0
        for label in before.indices {
            uniform[label] = (1 - before[label]) * even
            habitual[label] = (1 - before[label]) * (counts[label] + each) * total
            scale += habitual[label]
        }
        // A stream of one label has none that a change could lead to.
        scale = scale > 0 ? 1 / scale : 0
        for label in before.indices {
            habitual[label] *= scale
            shares[label] = uniform[label] + weight * (habitual[label] - uniform[label])
        }
    }

    /// All that there is to see of the frame was seen.
    ///
    /// - Parameters:
    ///   - changed: of each label, how probable a change to it on this frame is.
    ///   - fresh: how likely what was seen is for each label of a new thing.
    ///   - unchanged: how likely what was seen of the frame is without a change.
    ///   - change: how likely a change is, in the same unit, where it leads to a label for which what was seen is certain.
    mutating func observe(changed: [Double], fresh: [Double], unchanged: Double, change: Double) {
        var (even, habit, share) = (0.0, 0.0, 0.0)
        for label in fresh.indices {
            even += uniform[label] * fresh[label]
            habit += habitual[label] * fresh[label]
            share += changed[label]
        }
        let (without, with) = ((1 - weight) * (unchanged + change * even), weight * (unchanged + change * habit))
        if without + with > 0 { weight = with / (without + with) }
        let kept = 1 - share / Self.memory
        for label in changed.indices { counts[label] = counts[label] * kept + changed[label] }
        sum = sum * kept + share
    }
}
