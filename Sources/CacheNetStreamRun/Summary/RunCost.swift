/// What a run has cost the device that it ran on; each `nil` where the system does not tell.
package struct RunCost: Sendable, Equatable {
    /// Time that the process's threads have computed.
    package var computed: Duration?
    /// The most memory that was resident at once.
    package var peakBytes: Int?
    /// Energy of the whole processor, whatever else ran there.
    package var joules: Double?

    package init(computed: Duration? = nil, peakBytes: Int? = nil, joules: Double? = nil) {
        self.computed = computed
        self.peakBytes = peakBytes
        self.joules = joules
    }
}
