extension BundleConfig {
    /// What is known of the full model.
    public struct Full: Codable, Sendable, Equatable {
        /// `nil` stands for 1.
        public let temperature: Double?
        public let flops: Int?
        public let parameters: Int?

        public init(temperature: Double? = nil, flops: Int? = nil, parameters: Int? = nil) {
            self.temperature = temperature
            self.flops = flops
            self.parameters = parameters
        }
    }
}
