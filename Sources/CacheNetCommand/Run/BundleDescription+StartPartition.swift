import ArgumentParser
import CacheNetBundle

extension BundleDescription {
    /// - Throws: `ValidationError` when there is no such partition to start with.
    func checkStartPartition(_ id: Int?) throws {
        guard let id, !config.partitions.indices.contains(id) else { return }
        throw ValidationError(
            "--start-partition: expected 0 to \(partitionCount - 1), the partitions of \(config.name), got \(id)")
    }
}
