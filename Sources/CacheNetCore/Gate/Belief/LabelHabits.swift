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
    /// How likely a change leads to each label now; they sum to 1.
    private(set) var shares: [Double]

    init(labels: Int) {
        counts = [Double](repeating: 0, count: labels)
        shares = [Double](repeating: 1 / Double(labels), count: labels)
    }

    /// All that there is to see of the frame was seen.
    ///
    /// - Parameters:
    ///   - unchanged: how likely what was seen is without a change.
    ///   - change: how likely it is with a change to any other label, all of these equally likely.
    ///   - changeByShares: the same where ``shares`` say which one.
    mutating func observe(unchanged: Double, change: Double, changeByShares: Double) {
        // By the shares is by both ideas, each as often as it is likely.
        let withHabits = changeByShares - (1 - weight) * change
        let (without, with) = ((1 - weight) * (unchanged + change), weight * unchanged + max(withHabits, 0))
        if without + with > 0 { weight = with / (without + with) }
    }

    /// A new frame is at hand.
    ///
    /// - Parameters:
    ///   - before: the probability of each label of the frame before, to which no change leads.
    ///   - changed: the part of each that is for a change of label on that frame.
    mutating func advance(from before: [Double], changed: [Double]) {
        weight = (1 - Self.drift) * weight + Self.drift / 2
        guard before.count > 1 else { return }
        let each = Self.unseen / Double(before.count)
        var (share, scale) = (0.0, 0.0)
        for label in before.indices { share += changed[label] }
        let kept = 1 - share / Self.memory
        for label in before.indices {
            counts[label] = counts[label] * kept + changed[label]
            scale += (1 - before[label]) * (counts[label] + each)
        }
        let even = (1 - weight) / Double(before.count - 1)
        let habitual = scale > 0 ? weight / scale : 0
        for label in before.indices {
            shares[label] = (1 - before[label]) * (even + habitual * (counts[label] + each))
        }
    }
}
