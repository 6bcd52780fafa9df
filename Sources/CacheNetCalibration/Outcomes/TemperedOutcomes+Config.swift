public import CacheNetBundle

extension TemperedOutcomes {
    /// With the temperatures of a bundle.
    public init(_ outcomes: ModelOutcomes, _ config: BundleConfig) {
        self.init(
            outcomes, temperatures: config.partitions.map(\.temperature),
            fallbackTemperature: config.fallback?.temperature ?? 1)
    }
}
