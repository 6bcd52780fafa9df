public import CacheNetCore

/// What a device says of one frame, and how it came to it.
public struct Answer: Sendable {
    /// Where the time of a frame went.
    public struct Timings: Sendable, Equatable {
        /// From the call to the answer; what a fetch takes in synchronous mode is not in it.
        public var total: Duration = .zero
        /// What the device's own models took.
        public var engine: Duration = .zero
        /// The wait for the edge.
        public var edge: Duration = .zero
        /// The models' own run at the edge, within that wait, if the edge says so.
        public var edgeEngine: Duration?
    }

    /// Why the edge did not answer.
    public struct Reason: Sendable, Hashable, CustomStringConvertible {
        public let description: String

        /// The breaker is open: the edge did not answer lately and was not asked.
        public static let breakerOpen = Reason(description: "breaker-open")

        public init(description: String) {
            self.description = description
        }
    }

    /// Index into the bundle's labels; `nil` when the frame failed, or when the answer holds no number.
    public let label: Int?
    /// One probability of 0 to 1 for each label; empty when the frame failed.
    public let probabilities: [Double]
    /// Nats, of ``model``'s output whoever answered; `nil` when nothing was resident or its engine failed.
    public let entropy: Double?
    public let origin: Origin
    /// Set when the origin is ``Origin/degraded`` or ``Origin/failed``.
    public let reason: Reason?
    /// The partition that was active when the frame came.
    public let active: PartitionID?
    /// The model on the device that was asked last: the active partition, or the fallback model in its place or after
    /// it. Its id is the one after the last partition's.
    public let model: PartitionID?
    /// What ``model`` said, whoever answered: an index into the bundle's labels; `nil` where it said nothing.
    public internal(set) var localLabel: Int?
    /// The partition that the edge advised.
    public let hint: PartitionID?
    /// The partition that the next frame finds active, unless a fetch arrives before it.
    public internal(set) var next: PartitionID?
    public internal(set) var timings = Timings()
}
