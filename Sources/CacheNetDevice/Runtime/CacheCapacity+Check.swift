public import CacheNetBundle
public import CacheNetCore

extension CacheCapacity {
    /// - Throws: ``DeviceError`` when a partition of the bundle alone is more than the bound of bytes, which a device that
    ///   makes it active could not keep.
    public func check(holds bundle: BundleDescription) throws(DeviceError) {
        guard let bytes else { return }
        let sizes = bundle.config.partitions.compactMap { bundle.model(.partition($0.id))?.size }
        guard let largest = sizes.max(), largest > bytes else { return }
        throw DeviceError(
            .insufficientCapacity,
            "capacity-bytes: expected at least \(largest), the size of the largest partition of "
                + "\(bundle.config.name), got \(bytes)")
    }
}
