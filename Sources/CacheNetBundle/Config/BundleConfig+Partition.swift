public import CacheNetCore

extension BundleConfig {
    /// A partition's calibration.
    public struct Partition: Codable, Sendable, Equatable {
        /// Its number in the bundle, from 0.
        public let id: PartitionID
        /// What logits are divided by before the softmax.
        public let temperature: Double
        /// An answer below this entropy, in nats, is a hit.
        public let threshold: Double
        /// The labels it knows best; empty when unknown.
        public let classes: [String]
        /// `nil` stands for logits.
        public internal(set) var output: Output?
        /// Floating-point operations for one frame, two for a multiply-accumulate; at least 0, `nil` when unknown.
        public let flops: Int?
        /// How many numbers the model has learned, at least 0; `nil` when unknown.
        public let parameters: Int?

        /// What is known of a partition; nothing is checked before it is part of a config.
        public init(
            id: PartitionID, temperature: Double, threshold: Double, classes: [String] = [],
            output: Output? = nil, flops: Int? = nil, parameters: Int? = nil
        ) {
            self.id = id
            self.temperature = temperature
            self.threshold = threshold
            self.classes = classes
            self.output = output
            self.flops = flops
            self.parameters = parameters
        }

        /// Reads a partition; without `classes` these are unknown.
        ///
        /// - Throws: `DecodingError` where a field is missing or of another type.
        public init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let id = try container.decode(PartitionID.self, forKey: .id)
            self.init(
                id: id,
                temperature: try container.decode(Double.self, forKey: .temperature),
                threshold: try container.decode(Double.self, forKey: .threshold),
                classes: try container.decodeIfPresent([String].self, forKey: .classes) ?? [],
                output: try container.decodeIfPresent(Output.self, forKey: .output),
                flops: try container.decodeIfPresent(Int.self, forKey: .flops),
                parameters: try container.decodeIfPresent(Int.self, forKey: .parameters))
        }
    }
}
