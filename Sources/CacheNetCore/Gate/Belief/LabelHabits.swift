/// Which labels a change leads to: all equally likely, or those that this stream has shown of late, as those of few people
/// who pass a camera again and again, or those of the partition whose label was in view, as where a partition knows one place.
///
/// Which of these it is, is not known and may drift; what is seen of each frame tells how likely each is, as with
/// ``StreamRates``. Of what was shown, some dozen changes are remembered, and a few more count for what was not (a
/// Dirichlet prior: Bishop, "Pattern Recognition and Machine Learning", 2006, section 2.2.1).
struct LabelHabits: Sendable, Equatable {
    /// A number for each idea of where changes lead: to any label, to one shown of late, to one of the same partition.
    typealias Ideas = SIMD3<Double>

    /// How many changes are remembered.
    private static let memory = 60.0
    /// How many unseen ones count, spread over all labels.
    private static let unseen = 10.0
    /// How often a change leads to another partition where they mostly do not.
    private static let leaving = 0.02
    /// How likely it is drawn afresh at a frame which idea is right.
    private static let drift = 1.0 / 300

    /// How likely a change leads to each label now; they sum to 1.
    private(set) var shares: [Double]
    private let groups: LabelGroups?
    private let start: Ideas
    /// How likely each idea is right.
    private var weights: Ideas
    /// Of each label, how often it came of late.
    private var counts: [Double]
    /// How likely a change leads to each label where it mostly stays in a group; none without groups.
    private var within: [Double]

    /// - Parameter groups: the labels of each partition; `nil` where nothing is known of that.
    init(labels: Int, groups: LabelGroups? = nil) {
        self.groups = groups
        start = groups == nil ? Ideas(1, 1, 0) / 2 : Ideas(1, 1, 1) / 3
        weights = start
        counts = [Double](repeating: 0, count: labels)
        shares = [Double](repeating: 1 / Double(labels), count: labels)
        within = groups == nil ? [] : shares
    }

    /// All that there is to see of the frame was seen.
    ///
    /// - Parameters:
    ///   - fresh: how likely what was seen is for each label.
    ///   - unchanged: how likely it is without a change.
    ///   - change: how likely it is with a change to any other label, all of these equally likely.
    ///   - changeByShares: the same where ``shares`` say which one.
    ///   - expected: how likely a change was before anything was seen.
    mutating func observe(
        _ fresh: [Double], unchanged: Double, change: Double, changeByShares: Double, expected: Double
    ) {
        var likelihood = 0.0
        for label in within.indices { likelihood += within[label] * fresh[label] }
        var heard = weights * Ideas(change, 0, expected * likelihood)
        // By the shares is by all ideas, each as often as it is likely.
        heard.y = max(changeByShares - heard.sum(), 0)
        heard += weights * unchanged
        if heard.sum() > 0 { weights = heard / heard.sum() }
    }

    /// A new frame is at hand.
    ///
    /// - Parameters:
    ///   - before: the probability of each label of the frame before, to which no change leads.
    ///   - changed: the part of each that is for a change of label on that frame.
    mutating func advance(from before: [Double], changed: [Double]) {
        weights = (1 - Self.drift) * weights + Self.drift * start
        guard before.count > 1 else { return }
        let each = Self.unseen / Double(before.count)
        var (share, sum) = (0.0, 0.0)
        for label in before.indices { share += changed[label] }
        let kept = 1 - share / Self.memory
        for label in before.indices {
            counts[label] = counts[label] * kept + changed[label]
            sum += (1 - before[label]) * (counts[label] + each)
        }
        let even = weights.x / Double(before.count - 1)
        let habitual = sum > 0 ? weights.y / sum : 0
        for label in before.indices {
            shares[label] = (1 - before[label]) * (even + habitual * (counts[label] + each))
        }
        stayWithin(before)
    }

    /// A change leads to another label of the same group, all of them equally likely, but for a few that lead to any other.
    private mutating func stayWithin(_ before: [Double]) {
        guard let groups else { return }
        var mass = [Double](repeating: 0, count: groups.sizes.count)
        for label in before.indices { mass[groups.group[label]] += before[label] }
        let leaving = zip(mass, groups.sizes).map { mass, size in
            (size > 1 ? Self.leaving : 1) * mass / Double(before.count - size)
        }
        let elsewhere = leaving.reduce(0, +)
        for label in before.indices {
            let group = groups.group[label]
            let size = groups.sizes[group]
            let staying = size > 1 ? (1 - Self.leaving) * (mass[group] - before[label]) / Double(size - 1) : 0
            within[label] = staying + elsewhere - leaving[group]
            shares[label] += weights.z * within[label]
        }
    }
}
