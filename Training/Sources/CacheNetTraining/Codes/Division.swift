/// A division of labels among partitions that is being improved.
struct Division {
    private let means: [[Double]]
    private let weights: [Double]
    private let loadBounds: ClosedRange<Double>
    private var codes: [Int]
    private var loads: [Double]
    /// The sum of each partition's mean features times their weights.
    private var sums: [[Double]]

    /// Deals the labels in the given order, each to the partition with the least load.
    init(means: [[Double]], weights: [Double], partitions: Int, tolerance: Double, order: [Int]) {
        self.means = means
        self.weights = weights
        codes = [Int](repeating: 0, count: means.count)
        loads = [Double](repeating: 0, count: partitions)
        sums = [[Double]](repeating: [Double](repeating: 0, count: means.first?.count ?? 0), count: partitions)
        let meanLoad = weights.reduce(0, +) / Double(partitions)
        var dealt = [Double](repeating: 0, count: partitions)
        for label in order {
            let code = dealt.indices.min { (dealt[$0], $0) < (dealt[$1], $1) } ?? 0
            codes[label] = code
            dealt[code] += max(weights[label], .leastNormalMagnitude)
        }
        // Large labels may allow no division as even as asked: then this one's bounds hold.
        loadBounds =
            min((1 - tolerance) * meanLoad, dealt.min() ?? 0)...max((1 + tolerance) * meanLoad, dealt.max() ?? 0)
        for label in means.indices { add(label, to: codes[label]) }
    }

    var classes: [[Int]] {
        loads.indices.map { code in codes.indices.filter { codes[$0] == code } }
    }

    /// What k-means maximises when the total variance is fixed: the weighted squared length of the partitions' means.
    var score: Double { loads.indices.reduce(0) { $0 + score(sums[$1], loads[$1]) } }

    /// Makes the first move or swap that raises the score.
    ///
    /// - Returns: whether there was one.
    mutating func improve() -> Bool {
        for label in codes.indices {
            for code in loads.indices where code != codes[label] {
                if tryExchange(label, with: nil, in: code) { return true }
            }
            for other in codes.indices.dropFirst(label + 1) where codes[other] != codes[label] {
                if tryExchange(label, with: other, in: codes[other]) { return true }
            }
        }
        return false
    }

    /// Moves a label to another partition, in exchange for one of that partition if asked, when that raises the score.
    private mutating func tryExchange(_ label: Int, with other: Int?, in target: Int) -> Bool {
        let source = codes[label]
        guard other != nil || codes.count(where: { $0 == source }) > 1 else { return false }
        let change = weights[label] - (other.map { weights[$0] } ?? 0)
        guard loadBounds.contains(loads[source] - change), loadBounds.contains(loads[target] + change) else { return false }
        let before = score(sums[source], loads[source]) + score(sums[target], loads[target])
        let sourceAfter = shifted(sums[source], remove: label, add: other)
        let targetAfter = shifted(sums[target], remove: other, add: label)
        let after = score(sourceAfter, loads[source] - change) + score(targetAfter, loads[target] + change)
        guard after > before * (1 + 1e-12) + 1e-12 else { return false }
        (sums[source], sums[target]) = (sourceAfter, targetAfter)
        loads[source] -= change
        loads[target] += change
        codes[label] = target
        if let other { codes[other] = source }
        return true
    }

    private func shifted(_ sum: [Double], remove: Int?, add: Int?) -> [Double] {
        var sum = sum
        for column in sum.indices {
            if let remove { sum[column] -= weights[remove] * means[remove][column] }
            if let add { sum[column] += weights[add] * means[add][column] }
        }
        return sum
    }

    private mutating func add(_ label: Int, to code: Int) {
        loads[code] += weights[label]
        for column in sums[code].indices { sums[code][column] += weights[label] * means[label][column] }
    }

    private func score(_ sum: [Double], _ load: Double) -> Double {
        load > 0 ? sum.reduce(0) { $0 + $1 * $1 } / load : 0
    }
}
