/// Which labels belong together: those of one partition.
struct LabelGroups: Sendable, Hashable {
    /// The group of each label.
    let group: [Int]
    /// How many labels each group has.
    let sizes: [Int]

    /// Each label is with those of the partition that has most of its inputs; those of no partition are the last group.
    ///
    /// - Parameter shares: of each partition, the share of each label's inputs that are its own.
    /// - Returns: `nil` where all labels are in one group.
    init?(_ shares: [[Double]], labels: Int) {
        group = (0..<labels).map { label in
            let best = shares.indices.max { shares[$0][label] < shares[$1][label] }
            return best.flatMap { shares[$0][label] > 0 ? $0 : nil } ?? shares.count
        }
        var sizes = [Int](repeating: 0, count: shares.count + 1)
        for group in group { sizes[group] += 1 }
        guard !sizes.contains(labels) else { return nil }
        self.sizes = sizes
    }
}
