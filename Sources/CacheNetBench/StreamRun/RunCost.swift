/// What a run has cost the device that it ran on; each `nil` where the system does not tell.
public struct RunCost: Sendable, Equatable {
    /// Time that the process's threads have computed.
    public var computed: Duration?
    /// The most memory that was resident at once.
    public var peakBytes: Int?
    /// Energy of the whole processor, whatever else ran there.
    public var joules: Double?

    public init(computed: Duration? = nil, peakBytes: Int? = nil, joules: Double? = nil) {
        self.computed = computed
        self.peakBytes = peakBytes
        self.joules = joules
    }
}
