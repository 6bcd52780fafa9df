/// What all comparisons of an experiment have in common.
public struct ExperimentConditions: Sendable, Codable, Equatable {
    public let bundle: String
    /// The digest of its manifest.
    public let bundleVersion: String
    /// What the frames are, in words.
    public let source: String
    /// What the user asked for, defaults included.
    public let configuration: [String: String]
    /// Of what ran.
    public let versions: [String: String]
    public let machine: [String: String]
    /// When it began, as ISO 8601 has it.
    public let started: String
    /// How many comparisons were asked for.
    public let planned: Int
    /// Up to this latency an answer is in time, in milliseconds.
    public let withinMs: Double
    /// Which cores the processes were kept to.
    public let cores: CorePinning
    /// When frames came; `nil`: each once the one before it was answered.
    public let arrivals: FrameSchedule?
    /// Frames that a method answers before the next one has its turn.
    public let blockLength: Int

    public init(
        bundle: String, bundleVersion: String, source: String, configuration: [String: String],
        versions: [String: String], machine: [String: String], started: String, planned: Int, withinMs: Double,
        cores: CorePinning = .declined, arrivals: FrameSchedule? = nil
    ) {
        self.bundle = bundle
        self.bundleVersion = bundleVersion
        self.source = source
        self.configuration = configuration
        self.versions = versions
        self.machine = machine
        self.started = started
        self.planned = planned
        self.withinMs = withinMs
        self.cores = cores
        self.arrivals = arrivals
        blockLength = arrivals?.blockLength ?? MethodComparison.blockLength
    }
}
