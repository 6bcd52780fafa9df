extension BundleConfig {
    /// What is known of the full model.
    public struct Full: Codable, Sendable, Equatable {
        /// `nil` stands for 1.
        public let temperature: Double?
        /// `nil` stands for logits.
        public internal(set) var output: Output?
        /// Floating-point operations for one frame, two for a multiply-accumulate; at least 0, `nil` when unknown.
        public let flops: Int?
        /// How many numbers the model has learned, at least 0; `nil` when unknown.
        public let parameters: Int?

        /// What is known of the full model; nothing is checked before it is part of a config.
        public init(
            temperature: Double? = nil, output: Output? = nil, flops: Int? = nil, parameters: Int? = nil
        ) {
            self.temperature = temperature
            self.output = output
            self.flops = flops
            self.parameters = parameters
        }
    }
}
