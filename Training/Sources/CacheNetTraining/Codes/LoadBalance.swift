/// Keeps partitions about equally loaded where the least cost wins a record: a bias for each partition, which is
/// added to its costs.
struct LoadBalance: Equatable {
    private(set) var biases: [Double]

    private static let rounds = 200

    init(partitions: Int) {
        biases = [Double](repeating: 0, count: partitions)
    }

    /// Looks for biases under which every partition wins its share of the records, give or take `tolerance` of it,
    /// by ever smaller updates; where none are found, the best that were seen.
    ///
    /// - Parameter costs: a row for each record, a column for each partition.
    init(fitting costs: FeatureMatrix, tolerance: Double) {
        self.init(partitions: costs.columns)
        let spread = Self.spread(of: costs)
        var candidate = self
        var least = Double.infinity
        for round in 0..<Self.rounds {
            let excesses = Self.excesses(of: candidate.winners(of: costs), partitions: costs.columns)
            let worst = excesses.reduce(0) { max($0, abs($1)) }
            if worst < least {
                self = candidate
                least = worst
            }
            guard worst > tolerance else { break }
            candidate.raise(by: excesses, gain: 0.3 * spread / Double(round + 1).squareRoot())
        }
    }

    /// The partition of each row whose cost and bias are least together; ties go to the lowest.
    func winners(of costs: FeatureMatrix) -> [Int] {
        (0..<costs.rows).map { row in
            var (winner, least) = (0, Double.infinity)
            for (partition, cost) in costs.row(row).enumerated() where Double(cost) + biases[partition] < least {
                (winner, least) = (partition, Double(cost) + biases[partition])
            }
            return winner
        }
    }

    private mutating func raise(by excesses: [Double], gain: Double) {
        for partition in biases.indices { biases[partition] += gain * excesses[partition] }
    }

    /// What each partition won beyond its share, as a part of that share: -1 for nothing.
    private static func excesses(of winners: [Int], partitions: Int) -> [Double] {
        var wins = [Double](repeating: 0, count: partitions)
        for winner in winners { wins[winner] += 1 }
        return wins.map { $0 * Double(partitions) / Double(max(winners.count, 1)) - 1 }
    }

    /// The mean distance of a row's greatest from its least cost.
    private static func spread(of costs: FeatureMatrix) -> Double {
        let sum = (0..<costs.rows).reduce(0.0) { sum, row in
            let costs = costs.row(row)
            return sum + Double((costs.max() ?? 0) - (costs.min() ?? 0))
        }
        return sum / Double(max(costs.rows, 1))
    }
}
