import CacheNetCore

extension BeliefProfile {
    /// Models that know what they know: each partition has labels of its own, in order, and is sure of own inputs only.
    ///
    /// - Parameter labels: a multiple of the partitions.
    init(
        toy labels: Int, partitions: Int, hasFallback: Bool = true, novelty: Double = 0, canStay: Bool = true
    ) throws {
        let rightness = try RightnessCurve(edges: [0.5], shares: [0.8, 0.98])
        try self.init(
            labels: labels, edgeTemperature: 1, novelty: novelty,
            // Alike below a distance of about 4.
            continuity: canStay ? try Continuity(pixels: [12, -8], logits: [12, -8], both: [12, -4, -4]) : nil,
            fallback: hasFallback ? Fallback(temperature: 1, rightness: rightness) : nil,
            partitions: (0..<partitions).map { id in
                try PartitionEvidence(
                    shares: (0..<labels).map { $0 * partitions / labels == id ? 1 : 0 }, edges: [0.5],
                    own: [0.9, 0.1], foreign: [0.1, 0.9], rightness: rightness)
            })
    }
}
