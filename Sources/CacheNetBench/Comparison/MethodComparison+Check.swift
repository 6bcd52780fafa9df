public import CacheNetBundle
internal import CacheNetCore
public import CacheNetData

extension MethodComparison {
    /// Whether a bundle fits the frames and has what the methods take, before a server starts and models are loaded.
    ///
    /// - Throws: ``BenchError`` that says what the bundle lacks.
    public static func check(
        _ config: BundleConfig, for methods: some Collection<ComparedMethod>, on dataset: any Dataset
    ) throws(BenchError) {
        if let difference = labelDifference(bundle: config.labels, source: dataset.labels) {
            throw BenchError(.labelsDiffer, difference)
        }
        guard dataset.frameShape == config.input.shape else {
            throw BenchError(
                .invalidConfiguration,
                "expected frames \(config.input.shape) as the bundle has it, got \(dataset.frameShape)")
        }
        if methods.contains(.fallbackOnly) || methods.contains(.cascade) { _ = try fallback(of: config) }
        if methods.contains(.oracle) { _ = try OracleMethod.partitions(of: config) }
    }

    static func fallback(of config: BundleConfig) throws(BenchError) -> BundleConfig.Fallback {
        guard let fallback = config.fallback else {
            throw BenchError(
                .invalidConfiguration,
                "expected a bundle with a fallback model for \(ComparedMethod.fallbackOnly.rawValue) and "
                    + "\(ComparedMethod.cascade.rawValue), got \(config.name) without one")
        }
        return fallback
    }
}
