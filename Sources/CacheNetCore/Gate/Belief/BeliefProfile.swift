/// What calibration found of a bundle's models, all that a ``BeliefGate`` needs beside its rule.
public struct BeliefProfile: Sendable, Hashable {
    /// What calibration found of the fallback model.
    public struct Fallback: Sendable, Hashable, Codable {
        /// Its logits are divided by this to be evidence, above 0: higher than the temperature of a single frame where
        /// errors come in groups.
        public let temperature: Double
        /// By the probability of a label, given the model's answer alone.
        public let rightness: RightnessCurve

        /// Nothing is checked before it is part of a profile.
        public init(temperature: Double, rightness: RightnessCurve) {
            self.temperature = temperature
            self.rightness = rightness
        }
    }

    /// How many labels there are, at least 1.
    public let labels: Int
    /// The edge's logits are divided by this to be evidence, above 0.
    public let edgeTemperature: Double
    /// How much of an answer is news where the thing has been in view before, 0 to 1: 0 where a model's errors stay as
    /// long as the thing, as on views of one picture, towards 1 where they come and go.
    public package(set) var novelty: Double
    /// How often the label changes from one frame to the next while the same thing is in view, 0 to 1. What is in a picture
    /// hardly ever does, but what the full model says of it.
    public let changesInView: Double
    /// `nil` where every frame shows another thing.
    public let continuity: Continuity?
    /// `nil` without a fallback model.
    public let fallback: Fallback?
    /// One for each partition.
    public let partitions: [PartitionEvidence]
    /// The labels of each partition; `nil` where all are in one.
    let groups: LabelGroups?

    /// - Throws: ``GateError`` that names the first value that is wrong.
    public init(
        labels: Int, edgeTemperature: Double, novelty: Double, changesInView: Double = 0, continuity: Continuity?,
        fallback: Fallback?, partitions: [PartitionEvidence]
    ) throws(GateError) {
        self.labels = labels
        self.edgeTemperature = edgeTemperature
        self.novelty = novelty
        self.changesInView = changesInView
        self.continuity = continuity
        self.fallback = fallback
        self.partitions = partitions
        guard labels > 0 else { throw GateError("labels: expected at least 1, got \(labels)") }
        for (name, value) in [("novelty", novelty), ("changesInView", changesInView)] where !(0...1).contains(value) {
            throw GateError("\(name): expected 0 to 1, got \(value)")
        }
        for (name, value) in [
            ("edgeTemperature", edgeTemperature), ("fallback.temperature", fallback?.temperature ?? 1),
        ]
        where !(value > 0 && value.isFinite) {
            throw GateError("\(name): expected more than 0, got \(value)")
        }
        if let id = partitions.firstIndex(where: { $0.shares.count != labels }) {
            throw GateError(
                "partitions[\(id)].shares: expected \(labels) numbers, one for each label, "
                    + "got \(partitions[id].shares.count)")
        }
        groups = LabelGroups(partitions.map(\.shares), labels: labels)
    }

    /// Whether each label's inputs belong to one partition, nearly all of them, so that the label tells which.
    var codesFollowLabels: Bool {
        (0..<labels).allSatisfy { label in
            partitions.contains { $0.shares[label] >= 0.9 } || partitions.allSatisfy { $0.shares[label] == 0 }
        }
    }
}

extension BeliefProfile: Codable {
    private enum CodingKeys: String, CodingKey {
        case labels, edgeTemperature, novelty, changesInView, continuity, fallback, partitions
    }

    /// - Throws: ``GateError`` or `DecodingError` where there is no valid value.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys) throws -> Double { try container.decode(Double.self, forKey: key) }
        try self.init(
            labels: try container.decode(Int.self, forKey: .labels), edgeTemperature: try number(.edgeTemperature),
            novelty: try number(.novelty),
            // Bundles from before it was measured have none.
            changesInView: try container.decodeIfPresent(Double.self, forKey: .changesInView) ?? 0,
            continuity: try container.decodeIfPresent(Continuity.self, forKey: .continuity),
            fallback: try container.decodeIfPresent(Fallback.self, forKey: .fallback),
            partitions: try container.decode([PartitionEvidence].self, forKey: .partitions))
    }
}
