internal import CacheNetCore

extension RightnessCurve {
    /// Ranges of the probability: at most so many, with as many records each as far as probabilities differ.
    private static let bins = 12

    /// Measures how often the full model is right, by how probable a model finds each record's label.
    ///
    /// - Parameter evidence: what the model says of a record.
    init(_ outcomes: ModelOutcomes, _ records: [Int], evidence: (Int) -> Evidence?) throws(GateError) {
        let probabilities = records.map { evidence($0)?.probability(of: outcomes.labels[$0]) ?? 0 }
        let sorted = probabilities.sorted()
        let quantiles = (1..<Self.bins).compactMap { sorted.isEmpty ? nil : sorted[$0 * sorted.count / Self.bins] }
        let edges = quantiles.reduce(into: [Double]()) { if $1 > $0.last ?? -.infinity { $0.append($1) } }
        // Half a record more on either side, so that nothing is certain.
        var counts = [(right: Double, all: Double)](repeating: (0.5, 1), count: edges.count + 1)
        for (record, probability) in zip(records, probabilities) {
            let bin = edges.bin(of: probability)
            counts[bin].all += 1
            if outcomes.isFullModelRight(record) { counts[bin].right += 1 }
        }
        try self.init(edges: edges, shares: counts.map { $0.right / $0.all })
    }
}
