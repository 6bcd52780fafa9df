import ArgumentParser
import CacheNetBundle

extension BundleDescription {
    /// - Throws: `ValidationError` when there is no such partition to start with.
    func checkStartPartition(_ id: Int?) throws {
        guard let id, !config.partitions.indices.contains(id) else { return }
        let known = partitionCount > 0 ? "0 to \(partitionCount - 1), the partitions of \(config.name)" : "none"
        let reason = partitionCount > 0 ? "" : ": \(config.name) has no partitions"
        throw ValidationError("--start-partition: expected \(known), got \(id)\(reason)")
    }
}
