/// What calibration found of the fallback model.
///
/// No input is foreign to it, so it may answer any frame; and its answer speaks for the partition that the label belongs
/// to, so it tells where the stream is, as a hint of the edge does.
public struct FallbackProfile: Sendable, Hashable, Codable {
    /// The partition that each label speaks for.
    public let codes: [PartitionID]
    /// How often a frame belongs to the partition that the answer speaks for, 0 to 1.
    public let reliability: Double
    /// Own inputs are those that do belong to it, foreign ones those that do not.
    public let curve: GateCurve

    public init(codes: [PartitionID], reliability: Double, curve: GateCurve) {
        self.codes = codes
        self.reliability = reliability
        self.curve = curve
    }
}
