extension BundleConfig {
    /// The calibration of the fallback model.
    public struct Fallback: Codable, Sendable, Equatable {
        public let temperature: Double
        public let threshold: Double
        /// `nil` stands for logits.
        public internal(set) var output: Output?
        public let flops: Int?
        public let parameters: Int?

        /// What is known of the fallback model; nothing is checked before it is part of a config.
        public init(
            temperature: Double, threshold: Double, output: Output? = nil, flops: Int? = nil, parameters: Int? = nil
        ) {
            self.temperature = temperature
            self.threshold = threshold
            self.output = output
            self.flops = flops
            self.parameters = parameters
        }
    }
}
