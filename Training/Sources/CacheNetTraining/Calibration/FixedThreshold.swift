internal import CacheNetCore

/// The paper's gate: one threshold for every stream, the loosest at which, as at every tighter one, the loss stays below
/// what was asked on a stated mix of own and foreign inputs.
///
/// The loss is the net one against the full model, over all frames: P(hit, full model right, partition wrong) - P(hit,
/// full model wrong, partition right).
public struct FixedThreshold: ThresholdRule, Codable, Hashable {
    /// The loss that is allowed, as a share of all frames, 0 to 1.
    public var risk: Double
    /// The share of the frames that are foreign to the partition which sees them, 0 to 1.
    public var foreignShare: Double

    public init(risk: Double = 0.01, foreignShare: Double = 0.15) {
        self.risk = risk
        self.foreignShare = foreignShare
    }

    public func threshold(_ outcomes: CalibrationOutcomes, temperature: Double) -> Double {
        let own = outcomes.records.count { $0.isOwn }
        let foreign = outcomes.records.count - own
        let ownWeight = own > 0 ? (foreign > 0 ? 1 - foreignShare : 1) / Double(own) : 0
        let foreignWeight = foreign > 0 ? (own > 0 ? foreignShare : 1) / Double(foreign) : 0
        let losses = zip(outcomes.records, outcomes.predictions(temperature: temperature))
            .filter { $1.entropy.isFinite }
            .map { record, prediction in
                let net = (record.isFullModelRight ? 1.0 : 0) - (prediction.label == record.label ? 1 : 0)
                return (entropy: prediction.entropy, loss: net * (record.isOwn ? ownWeight : foreignWeight))
            }
            .sorted { $0.entropy < $1.entropy }
        var loss = 0.0
        var threshold = 0.0
        for (index, outcome) in losses.enumerated() {
            loss += outcome.loss
            let next = losses.indices.contains(index + 1) ? losses[index + 1].entropy : outcome.entropy.nextUp
            // Equal entropies pass or fail together.
            guard next > outcome.entropy else { continue }
            guard loss <= risk else { break }
            // A hit is strictly below the threshold, so this admits everything up to the next entropy.
            threshold = next
        }
        return threshold
    }
}
