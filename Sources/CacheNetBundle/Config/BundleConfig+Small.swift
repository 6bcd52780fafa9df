public import CacheNetCore

extension BundleConfig {
    /// The calibration of the general small model.
    public struct Small: Codable, Sendable, Equatable {
        public let temperature: Double
        public let threshold: Double
        /// For the locality-aware gate, which falls back on this model; `nil` where nobody calibrated for it.
        public let curve: GateCurve?
        public let flops: Int?
        public let parameters: Int?

        public init(
            temperature: Double, threshold: Double, curve: GateCurve? = nil, flops: Int? = nil, parameters: Int? = nil
        ) {
            self.temperature = temperature
            self.threshold = threshold
            self.curve = curve
            self.flops = flops
            self.parameters = parameters
        }
    }
}
