public import CacheNetBundle

/// What a calibration gives.
public struct CalibrationResult: Sendable {
    /// The bundle with its calibration replaced.
    public let specification: BundleSpecification
    public let locality: LocalityFit
}
