extension BundleConfig {
    /// The calibration of the general small model.
    public struct Small: Codable, Sendable, Equatable {
        public let temperature: Double
        public let threshold: Double
        public let flops: Int?
        public let parameters: Int?

        public init(temperature: Double, threshold: Double, flops: Int? = nil, parameters: Int? = nil) {
            self.temperature = temperature
            self.threshold = threshold
            self.flops = flops
            self.parameters = parameters
        }
    }
}
