internal import CacheNetBundle
internal import CacheNetCore

extension BundleConfig {
    /// Grey values of a thumbnail of the bundle's frames; 0 where these are no pictures.
    var thumbnailSize: Int { FrameThumbnail.size(of: input.format).map { $0.rows * $0.columns } ?? 0 }
}
