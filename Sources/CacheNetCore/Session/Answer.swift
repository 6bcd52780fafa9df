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

        package init(
            total: Duration = .zero, engine: Duration = .zero, edge: Duration = .zero, edgeEngine: Duration? = nil
        ) {
            self.total = total
            self.engine = engine
            self.edge = edge
            self.edgeEngine = edgeEngine
        }
    }

    /// Why the edge did not answer.
    public struct Reason: Sendable, Hashable, CustomStringConvertible {
        /// For logs and metrics, such as `timeout` or a word of ``TransportError/Code``. Reasons with the same text are
        /// equal.
        public let description: String

        /// The breaker is open: the edge did not answer lately and was not asked.
        public static let breakerOpen = Reason(description: "breaker-open")
        /// The edge did not answer before the deadline.
        public static let timeout = Reason(description: "timeout")
        /// The question was given up before the edge answered, which says nothing of the edge.
        public static let cancelled = Reason(description: "cancelled")

        /// - Parameter description: a short word without spaces; `timeout` makes ``Answer/Reason/timeout``.
        public init(description: String) {
            self.description = description
        }
    }

    /// Index into the bundle's labels; `nil` when the frame failed, when the answer holds no number, or when the gate says
    /// that the frame shows none of the labels.
    public let label: Int?
    /// What ``label`` is called; `nil` without one.
    public package(set) var name: String?
    /// The version of the bundle that answered: the digest of its manifest. Empty where nobody says it.
    public package(set) var version = ""
    /// One probability of 0 to 1 for each label; empty when the frame failed.
    public let probabilities: [Double]
    /// Nats, of ``model``'s output whoever answered; `nil` when nothing was resident or its engine failed.
    public let entropy: Double?
    /// What the gate weighed ``model``'s answer by, where it tells.
    public let weighed: Weighed?
    /// Who answered: whether the frame is a hit, a miss, degraded or failed.
    public let origin: Origin
    /// Set when the origin is ``Origin/degraded`` or ``Origin/failed``.
    public let reason: Reason?
    /// The partition that was active when the frame came.
    public let active: PartitionID?
    /// The model on the device that answered last; `nil` where none did.
    public let model: DeviceModel?
    /// The label that ``model`` finds most probable, whoever answered; `nil` where none was asked, or its output holds no
    /// number.
    public let modelLabel: Int?
    /// The partition that the edge advised.
    public let hint: PartitionID?
    /// Whether the edge is asked as well, to check this hit.
    public let isAudited: Bool
    /// The partition that the next frame finds active, unless a fetch arrives before it.
    public package(set) var next: PartitionID?
    /// Where the frame's time went.
    public package(set) var timings: Timings

    package init(
        label: Int?, probabilities: [Double], entropy: Double?, weighed: Weighed? = nil, origin: Origin,
        reason: Reason? = nil,
        active: PartitionID?, model: DeviceModel? = nil, modelLabel: Int? = nil, hint: PartitionID? = nil,
        isAudited: Bool = false, next: PartitionID? = nil, timings: Timings = Timings()
    ) {
        self.label = label
        self.probabilities = probabilities
        self.entropy = entropy
        self.weighed = weighed
        self.origin = origin
        self.reason = reason
        self.active = active
        self.model = model
        self.modelLabel = modelLabel
        self.hint = hint
        self.isAudited = isAudited
        self.next = next
        self.timings = timings
    }
}
