internal import CacheNetCore

extension PartitionEvidence {
    /// Ranges of the entropy: enough for the shape of its distribution, few enough that each holds some records.
    private static let bins = 32

    /// Measures one partition.
    ///
    /// - Parameters:
    ///   - records: those to measure on. Repetitions count.
    ///   - labels: how many there are.
    ///   - power: what likelihoods are raised to.
    init(
        fitting outcomes: TemperedOutcomes, partition id: PartitionID, records: [Int], labels: Int, power: Double
    ) throws(GateError) {
        let facts = outcomes.outcomes
        let seen = records.map { record in
            Seen(
                entropy: outcomes.prediction(of: .partition(id), for: record).entropy,
                isOwn: facts.codes[record] == id)
        }
        .filter { $0.entropy.isFinite }
        let edges = Self.edges(seen)
        var (own, foreign) = (Tally(edges), Tally(edges))
        for record in seen {
            if record.isOwn { own.add(record) } else { foreign.add(record) }
        }
        let shares = Self.shares(of: id, facts, records, labels: labels)
        func evidence(_ rightness: RightnessCurve) throws(GateError) -> PartitionEvidence {
            try PartitionEvidence(
                shares: shares, edges: edges, own: own.shares, foreign: foreign.shares, power: power,
                rightness: rightness)
        }
        let unrated = try evidence(RightnessCurve(edges: [], shares: [1]))
        self = try evidence(
            RightnessCurve(facts, records) { record in
                unrated.evidence(outcomes.prediction(of: .partition(id), for: record))
            })
    }

    /// Of each label, the share of its records that belong to a partition.
    private static func shares(
        of id: PartitionID, _ outcomes: ModelOutcomes, _ records: [Int], labels: Int
    ) -> [Double] {
        var counts = [(own: Double, all: Double)](repeating: (0, 0), count: labels)
        for record in records {
            counts[outcomes.labels[record]].all += 1
            if outcomes.codes[record] == id { counts[outcomes.labels[record]].own += 1 }
        }
        return counts.map { $0.all > 0 ? $0.own / $0.all : 0 }
    }

    private struct Seen {
        let entropy: Double
        let isOwn: Bool
    }

    private struct Tally {
        private let edges: [Double]
        private(set) var counts: [Double]

        init(_ edges: [Double]) {
            self.edges = edges
            counts = [Double](repeating: 0, count: edges.count + 1)
        }

        mutating func add(_ record: Seen) {
            counts[edges.bin(of: record.entropy)] += 1
        }

        var count: Double { counts.reduce(0, +) }

        /// Half a record more in each bin, so that nothing is impossible.
        var shares: [Double] {
            counts.map { ($0 + 0.5) / (count + 0.5 * Double(counts.count)) }
        }
    }

    /// Quantiles of the entropy where own and foreign records weigh the same.
    private static func edges(_ seen: [Seen]) -> [Double] {
        let own = Double(max(seen.count { $0.isOwn }, 1))
        let foreign = Double(max(seen.count { !$0.isOwn }, 1))
        var edges: [Double] = []
        var weight = 0.0
        let total = (seen.contains { $0.isOwn } ? 1.0 : 0) + (seen.contains { !$0.isOwn } ? 1 : 0)
        for record in seen.sorted(by: { $0.entropy < $1.entropy }) {
            weight += 1 / (record.isOwn ? own : foreign)
            let next = Double(edges.count + 1) / Double(bins) * total
            if weight >= next, edges.count < bins - 1, record.entropy > edges.last ?? -.infinity {
                edges.append(record.entropy)
            }
        }
        return edges
    }
}
