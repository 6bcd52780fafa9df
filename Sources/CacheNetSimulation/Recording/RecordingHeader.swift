internal import CacheNetBundle

/// The JSON of a recorded run: everything but the numbers.
struct RecordingHeader: Codable {
    /// More than any bundle's config with all that is around it.
    static let maximumSize = 2 * BundleDescription.maximumConfigSize

    let bundle: BundleConfig
    let digest: Digest
    /// Of each partition and then of the fallback model, if there is one.
    let bytes: [Int]
    let stream: RecordedStream
    let rows: Int
    let frames: Int
}
