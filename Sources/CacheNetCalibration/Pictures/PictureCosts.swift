public import CacheNetBundle

/// What it costs to ask a bundle's full model about JPEG pictures of frames in place of the frames.
public struct PictureCosts: Sendable, Equatable {
    /// Of one quality.
    public struct Row: Sendable, Equatable {
        /// As a bundle keeps it.
        public let cost: BundleConfig.PictureCost
        /// The full model's on these pictures, 0 to 1; `nil` where the frames have no labels.
        public let accuracy: Double?
        /// What making a picture took on average, on this machine.
        public let encoding: Duration
    }

    /// Frames that were asked about.
    public let records: Int
    /// Of one frame as a tensor.
    public let frameBytes: Int
    /// The full model's on these frames, 0 to 1; `nil` without labels.
    public let accuracy: Double?
    /// In the order of the qualities that were asked for.
    public let rows: [Row]
}
