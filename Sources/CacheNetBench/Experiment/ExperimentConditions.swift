internal import CacheNetBundle

/// What all comparisons of an experiment have in common.
public struct ExperimentConditions: Sendable, Codable, Equatable {
    public struct Bundle: Sendable, Codable, Equatable {
        public let name: String
        /// The digest of its manifest.
        public let version: String
        /// The size of each partition.
        public let partitionBytes: [Int]

        public init(name: String, version: String, partitionBytes: [Int]) {
            self.name = name
            self.version = version
            self.partitionBytes = partitionBytes
        }
    }

    /// One, unless they are what is compared.
    public let bundles: [Bundle]
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
        bundles: [Bundle], source: String, configuration: [String: String],
        versions: [String: String], machine: [String: String], started: String, planned: Int, withinMs: Double,
        cores: CorePinning = .declined, arrivals: FrameSchedule? = nil
    ) {
        self.bundles = bundles
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

extension ExperimentConditions.Bundle {
    public init(_ served: ServedBundle) {
        let bundle = served.bundle.description
        self.init(
            name: served.name, version: bundle.digest.description,
            partitionBytes: bundle.config.partitions.map { bundle.model(.partition($0.id))?.size ?? 0 })
    }
}
