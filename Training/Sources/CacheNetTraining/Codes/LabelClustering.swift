/// An assignment of labels to partitions that is being improved.
///
/// What it keeps of the features is their products alone, so that to try an exchange takes no longer with many labels
/// than with few.
struct LabelClustering {
    private let products: LabelProducts
    private let weights: [Double]
    private let loadBounds: ClosedRange<Double>
    private var codes: [Int]
    private var counts: [Int]
    private var loads: [Double]
    /// Of each partition's sum of weighted mean features, the square.
    private var squares: [Double]
    /// The product of each partition's sum and each label's weighted mean features.
    private var affinities: [[Double]]

    /// Deals the labels in the given order, each to the partition with the least load.
    ///
    /// - Parameter products: of the labels' mean features, each times its weight.
    init(products: LabelProducts, weights: [Double], partitions: Int, tolerance: Double, order: [Int]) {
        self.products = products
        self.weights = weights
        codes = Self.deal(weights, among: partitions, order: order)
        counts = [Int](repeating: 0, count: partitions)
        loads = [Double](repeating: 0, count: partitions)
        squares = [Double](repeating: 0, count: partitions)
        affinities = [[Double]](repeating: [Double](repeating: 0, count: weights.count), count: partitions)
        loadBounds = Self.loadBounds(weights, partitions: partitions, tolerance: tolerance)
        for label in weights.indices { add(label, to: codes[label]) }
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
    var score: Double { loads.indices.reduce(0) { $0 + score(squares[$1], loads[$1]) } }

    /// How many records are beyond the bounds on the load, over all partitions.
    var excess: Double { loads.reduce(0) { $0 + excess($1) } }

    func isBetter(than other: LabelClustering) -> Bool {
        (excess, -score) < (other.excess, -other.score)
    }

    /// Makes every move and swap, one after the other, that lowers the excess or, at the same excess, raises the score.
    ///
    /// - Returns: whether there was one.
    mutating func improve() -> Bool {
        var isImproved = false
        for label in codes.indices {
            for code in loads.indices where code != codes[label] && tryExchange(label, with: nil, in: code) {
                isImproved = true
            }
            for other in codes.indices.dropFirst(label + 1)
            where codes[other] != codes[label] && tryExchange(label, with: other, in: codes[other]) {
                isImproved = true
            }
        }
        return isImproved
    }

    /// Moves a label to another partition, in exchange for one of that partition if asked, when that helps.
    private mutating func tryExchange(_ label: Int, with other: Int?, in target: Int) -> Bool {
        let source = codes[label]
        guard other != nil || counts[source] > 1 else { return false }
        let change = weights[label] - (other.map { weights[$0] } ?? 0)
        let excessBefore = excess(loads[source]) + excess(loads[target])
        let excessAfter = excess(loads[source] - change) + excess(loads[target] + change)
        guard excessAfter < excessBefore + 1e-9 else { return false }
        let before = score(squares[source], loads[source]) + score(squares[target], loads[target])
        let after =
            score(square(of: source, without: label, with: other), loads[source] - change)
            + score(square(of: target, without: other, with: label), loads[target] + change)
        guard excessAfter < excessBefore - 1e-9 || after > before * (1 + 1e-9) + 1e-12 else { return false }
        add(label, to: target)
        remove(label, from: source)
        if let other {
            add(other, to: source)
            remove(other, from: target)
        }
        return true
    }

    /// The square of a partition's sum if labels came and went.
    private func square(of code: Int, without removed: Int?, with added: Int?) -> Double {
        var square = squares[code]
        if let removed { square += products[removed, removed] - 2 * affinities[code][removed] }
        if let added { square += products[added, added] + 2 * affinities[code][added] }
        if let removed, let added { square -= 2 * products[removed, added] }
        return square
    }

    private mutating func add(_ label: Int, to code: Int) {
        squares[code] = square(of: code, without: nil, with: label)
        products.add(label, times: 1, to: &affinities[code])
        codes[label] = code
        counts[code] += 1
        loads[code] += weights[label]
    }

    private mutating func remove(_ label: Int, from code: Int) {
        squares[code] = square(of: code, without: label, with: nil)
        products.add(label, times: -1, to: &affinities[code])
        counts[code] -= 1
        loads[code] -= weights[label]
    }

    private func excess(_ load: Double) -> Double {
        max(loadBounds.lowerBound - load, load - loadBounds.upperBound, 0)
    }

    private func score(_ square: Double, _ load: Double) -> Double { load > 0 ? square / load : 0 }
}
