package import CacheNetBundle
internal import CacheNetCore
package import CacheNetData
package import CacheNetRivals
internal import CacheNetStreamRun

extension MethodComparison {
    /// Whether a bundle fits the frames and has what the methods take, before a server starts and models are loaded.
    /// Labels may be missing or others than the bundle's, except for the oracle.
    ///
    /// - Throws: ``BenchError`` that says what the bundle or the source lacks.
    package static func check(
        _ config: BundleConfig, for methods: some Collection<ComparedMethod>, on dataset: any Dataset
    ) throws(BenchError) {
        do throws(RunError) {
            try config.checkFrames(dataset.frameFormat)
        } catch {
            throw BenchError(.invalidConfiguration, error.message)
        }
        if let method = methods.first(where: { !$0.isPossible(with: config) }) {
            let lack = method.needsFallback ? ("a fallback model", "one") : ("partitions", "any")
            throw BenchError(
                .invalidConfiguration,
                "\(method.rawValue): expected a bundle with \(lack.0), got \(config.name) without \(lack.1)")
        }
        guard methods.contains(.oracle) else { return }
        _ = try DeviceMethod.partitions(of: config)
        // It would be the edge alone under another name.
        let labels = LabelMatch(source: dataset.labels, bundle: config.labels)
        guard labels.hasKnown else {
            throw BenchError(
                .labelsDiffer,
                "\(ComparedMethod.oracle.rawValue): expected a source with labels of the bundle "
                    + "(\(brief(config.labels))), got "
                    + (labels.unknown.isEmpty ? "pictures without labels" : "none of them (\(brief(labels.unknown)))"))
        }
    }
}

extension ComparedMethod {
    /// Whether a bundle has the models that there would be nothing to compare without.
    package func isPossible(with config: BundleConfig) -> Bool {
        (!needsFallback || config.fallback != nil) && (!needsPartitions || !config.partitions.isEmpty)
    }
}
