internal import CacheNetCore

extension GateCurve {
    /// Bins of a curve: enough for its shape, few enough that each holds some records.
    private static let bins = 32
    /// How many records of its mean loss a bin of foreign ones starts with.
    private static let foreignPrior = 20.0

    /// Measures one partition.
    ///
    /// - Parameter records: those to measure on; some are the partition's own. Repetitions count.
    init(fitting outcomes: TemperedOutcomes, partition id: PartitionID, records: [Int]) throws(GateError) {
        try self.init(fitting: outcomes, model: .partition(id), records: records) { record, _ in
            outcomes.outcomes.codes[record] == id
        }
    }

    /// Measures a model.
    ///
    /// - Parameters:
    ///   - isOwn: whether a record is its own, given its answer.
    init(
        fitting outcomes: TemperedOutcomes, model: DeviceModel, records: [Int],
        isOwn: (Int, Prediction) -> Bool
    ) throws(GateError) {
        let seen = records.map { record in
            let prediction = outcomes.prediction(of: model, for: record)
            return Seen(
                entropy: prediction.entropy, isOwn: isOwn(record, prediction),
                loss: Double(outcomes.loss(prediction.label, record: record)))
        }
        .filter { $0.entropy.isFinite }
        let edges = Self.edges(seen)
        var (own, foreign) = (Tally(edges), Tally(edges))
        for record in seen {
            if record.isOwn { own.add(record) } else { foreign.add(record) }
        }
        let mean = foreign.count > 0 ? foreign.losses.reduce(0, +) / foreign.count : 0
        try self.init(
            edges: edges, own: own.shares, foreign: foreign.shares,
            ownLoss: isotonic(
                zip(own.losses, own.counts).map { $0 / max($1, 1) }, weights: own.counts.map { $0 + 1e-3 }),
            foreignLoss: zip(foreign.losses, foreign.counts).map {
                ($0 + Self.foreignPrior * mean) / ($1 + Self.foreignPrior)
            })
    }

    private struct Seen {
        let entropy: Double
        let isOwn: Bool
        let loss: Double
    }

    private struct Tally {
        private let edges: [Double]
        private(set) var counts: [Double]
        private(set) var losses: [Double]

        init(_ edges: [Double]) {
            self.edges = edges
            counts = [Double](repeating: 0, count: edges.count + 1)
            losses = counts
        }

        mutating func add(_ record: Seen) {
            let bin = edges.firstIndex { record.entropy < $0 } ?? edges.count
            counts[bin] += 1
            losses[bin] += record.loss
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

/// The sequence that never falls and is nearest to the values (pool adjacent violators: Ayer et al., 1955).
///
/// - Parameter weights: one for each value, above 0.
func isotonic(_ values: [Double], weights: [Double]) -> [Double] {
    var blocks: [(mean: Double, weight: Double, count: Int)] = []
    for (value, weight) in zip(values, weights) {
        blocks.append((value, weight, 1))
        while blocks.count > 1, blocks[blocks.count - 2].mean >= blocks[blocks.count - 1].mean {
            let last = blocks.removeLast()
            let before = blocks.removeLast()
            let weight = before.weight + last.weight
            blocks.append(
                ((before.mean * before.weight + last.mean * last.weight) / weight, weight, before.count + last.count))
        }
    }
    return blocks.flatMap { [Double](repeating: $0.mean, count: $0.count) }
}
