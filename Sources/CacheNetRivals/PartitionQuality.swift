package import CacheNetCalibration
package import CacheNetCore
internal import CacheNetReport
internal import Foundation

/// How well partitions know their own inputs, and how well they know that others are not theirs.
package struct PartitionQuality: Sendable {
    package struct Row: Sendable {
        package let id: PartitionID
        /// Own records.
        package let own: Int
        /// The share of own records that it answers rightly, 0 to 1; 0 without any.
        package let accuracy: Double
        /// The full model's on the same records.
        package let fullAccuracy: Double
        /// The probability that an own record which it answers rightly has a lower entropy than any other record, 0 to
        /// 1 (the area under the ROC curve; equal entropies count half).
        package let separation: Double
        /// The share of foreign records up to the entropy at which nine tenths of the own ones that it answers rightly
        /// pass.
        package let foreignPass: Double
    }

    /// Of its own that a partition answers rightly.
    static let passing = 0.9

    /// One for each partition.
    package let rows: [Row]

    package init(_ outcomes: TemperedOutcomes) {
        rows = (0..<outcomes.outcomes.partitionCount).map { Row(outcomes, $0) }
    }

    package func table() throws -> String {
        var table = TextTable([
            .left("partition"), .right("own pictures"), .right("accuracy"), .right("full model's"),
            .right("separation"), .right("foreign pass"),
        ])
        for row in rows {
            try table.add(
                ["\(row.id)", "\(row.own)"]
                    + [row.accuracy, row.fullAccuracy].map { String(format: "%.1f%%", 100 * $0) }
                    + [String(format: "%.4f", row.separation), String(format: "%.1f%%", 100 * row.foreignPass)])
        }
        return """
            Partitions on their own pictures; how well their entropy separates those they answer rightly from all others
            (area under the ROC curve), and how many foreign ones pass where 90% of these do:

            \(table)
            """
    }
}

extension PartitionQuality.Row {
    fileprivate init(_ outcomes: TemperedOutcomes, _ id: PartitionID) {
        let own = outcomes.outcomes.codes.indices.filter { outcomes.outcomes.codes[$0] == id }
        let isKnown = outcomes.outcomes.codes.indices.map { record in
            outcomes.outcomes.codes[record] == id
                && outcomes.prediction(of: .partition(id), for: record).label == outcomes.outcomes.labels[record]
        }
        let entropies = outcomes.outcomes.codes.indices.map { outcomes.prediction(of: .partition(id), for: $0).entropy }
        let known = isKnown.indices.filter { isKnown[$0] }.map { entropies[$0] }.sorted()
        let others = isKnown.indices.filter { !isKnown[$0] }.map { entropies[$0] }
        // A record at the limit still passes.
        let passing = Int((PartitionQuality.passing * Double(known.count)).rounded(.up))
        let limit = passing > 0 ? known[passing - 1] : -Double.infinity
        let foreign = outcomes.outcomes.codes.indices.filter { outcomes.outcomes.codes[$0] != id }
        func share(_ records: [Int], where isCounted: (Int) -> Bool) -> Double {
            Double(records.count(where: isCounted)) / Double(max(records.count, 1))
        }
        self.init(
            id: id, own: own.count, accuracy: share(own) { isKnown[$0] },
            fullAccuracy: share(own, where: outcomes.outcomes.isFullModelRight),
            separation: Self.separation(known, others), foreignPass: share(foreign) { entropies[$0] <= limit })
    }

    /// - Parameter known: ascending.
    private static func separation(_ known: [Double], _ others: [Double]) -> Double {
        guard !known.isEmpty, !others.isEmpty else { return 0 }
        let wins = others.reduce(0.0) { sum, entropy in
            let below = known.partitioningIndex { $0 >= entropy }
            let notAbove = known.partitioningIndex { $0 > entropy }
            return sum + Double(below + notAbove) / 2
        }
        return wins / (Double(known.count) * Double(others.count))
    }
}

extension [Double] {
    /// The first index from which on a predicate holds; it must not fail again after it held.
    fileprivate func partitioningIndex(where holds: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
