/// An assignment of labels to partitions that is being improved.
struct LabelClustering {
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
        codes = Self.deal(weights, among: partitions, order: order)
        loads = [Double](repeating: 0, count: partitions)
        sums = [[Double]](repeating: [Double](repeating: 0, count: means.first?.count ?? 0), count: partitions)
        loadBounds = Self.loadBounds(weights, partitions: partitions, tolerance: tolerance)
        for label in means.indices { add(label, to: codes[label]) }
    }

    /// As even as asked, or, where large labels do not allow that, as even as dealing the largest first is.
    private static func loadBounds(_ weights: [Double], partitions: Int, tolerance: Double) -> ClosedRange<Double> {
        let order = weights.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
        var loads = [Double](repeating: 0, count: partitions)
        for (label, code) in deal(weights, among: partitions, order: order).enumerated() {
            loads[code] += weights[label]
        }
        let mean = weights.reduce(0, +) / Double(partitions)
        return min((1 - tolerance) * mean, loads.min() ?? 0)...max((1 + tolerance) * mean, loads.max() ?? 0)
    }

    /// - Returns: a partition for each label.
    private static func deal(_ weights: [Double], among partitions: Int, order: [Int]) -> [Int] {
        var codes = [Int](repeating: 0, count: weights.count)
        var loads = [Double](repeating: 0, count: partitions)
        for label in order {
            let code = loads.indices.min { (loads[$0], $0) < (loads[$1], $1) } ?? 0
            codes[label] = code
            loads[code] += max(weights[label], .leastNormalMagnitude)
        }
        return codes
    }

    var classes: [[Int]] {
        loads.indices.map { code in codes.indices.filter { codes[$0] == code } }
    }

    /// What k-means maximises when the total variance is fixed: the weighted squared length of the partitions' means.
    var score: Double { loads.indices.reduce(0) { $0 + score(sums[$1], loads[$1]) } }

    /// How many records are beyond the bounds on the load, over all partitions.
    var excess: Double { loads.reduce(0) { $0 + excess($1) } }

    func isBetter(than other: LabelClustering) -> Bool {
        (excess, -score) < (other.excess, -other.score)
    }

    /// Makes the first move or swap that lowers the excess or, at the same excess, raises the score.
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

    /// Moves a label to another partition, in exchange for one of that partition if asked, when that helps.
    private mutating func tryExchange(_ label: Int, with other: Int?, in target: Int) -> Bool {
        let source = codes[label]
        guard other != nil || codes.count(where: { $0 == source }) > 1 else { return false }
        let change = weights[label] - (other.map { weights[$0] } ?? 0)
        let excessBefore = excess(loads[source]) + excess(loads[target])
        let excessAfter = excess(loads[source] - change) + excess(loads[target] + change)
        guard excessAfter < excessBefore + 1e-9 else { return false }
        let before = score(sums[source], loads[source]) + score(sums[target], loads[target])
        let sourceAfter = shifted(sums[source], remove: label, add: other)
        let targetAfter = shifted(sums[target], remove: other, add: label)
        let after = score(sourceAfter, loads[source] - change) + score(targetAfter, loads[target] + change)
        guard excessAfter < excessBefore - 1e-9 || after > before * (1 + 1e-12) + 1e-12 else { return false }
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

    private func excess(_ load: Double) -> Double {
        max(loadBounds.lowerBound - load, load - loadBounds.upperBound, 0)
    }

    private func score(_ sum: [Double], _ load: Double) -> Double {
        load > 0 ? sum.reduce(0) { $0 + $1 * $1 } / load : 0
    }
}
