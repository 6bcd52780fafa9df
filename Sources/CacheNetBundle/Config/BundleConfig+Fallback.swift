extension BundleConfig {
    /// The calibration of the fallback model.
    public struct Fallback: Codable, Sendable, Equatable {
        /// What logits are divided by before the softmax, above 0.
        public let temperature: Double
        /// An answer below this entropy, in nats, is a hit; at least 0.
        public let threshold: Double
        /// `nil` stands for logits.
        public internal(set) var output: Output?
        /// Floating-point operations for one frame, two for a multiply-accumulate; at least 0, `nil` when unknown.
        public let flops: Int?
        /// How many numbers the model has learned, at least 0; `nil` when unknown.
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
