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
        if methods.contains(.smallOnly) || methods.contains(.cascade) { _ = try small(of: config) }
        if methods.contains(.oracle) { _ = try OracleMethod.partitions(of: config) }
    }

    static func small(of config: BundleConfig) throws(BenchError) -> BundleConfig.Small {
        guard let small = config.small else {
            throw BenchError(
                .invalidConfiguration,
                "expected a bundle with a general small model for \(ComparedMethod.smallOnly.rawValue) and "
                    + "\(ComparedMethod.cascade.rawValue), got \(config.name) without one")
        }
        return small
    }
}
