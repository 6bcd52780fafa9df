internal import CacheNetBundle
internal import CacheNetCore

extension BundleConfig {
    /// Grey values of a thumbnail of the bundle's frames.
    var thumbnailSize: Int { FrameThumbnail.size(ofFrame: input.shape).map { $0.rows * $0.columns } ?? 0 }
}
