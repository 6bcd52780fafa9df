internal import CacheNetBundle
package import CacheNetEmulation
package import CacheNetStreamRun

/// What all comparisons of an experiment have in common.
package struct ExperimentConditions: Sendable, Codable, Equatable {
    package struct Bundle: Sendable, Codable, Equatable {
        package let name: String
        /// The digest of its manifest.
        package let version: String
        /// The size of each partition.
        package let partitionBytes: [Int]

        package init(name: String, version: String, partitionBytes: [Int]) {
            self.name = name
            self.version = version
            self.partitionBytes = partitionBytes
        }
    }

    /// One, unless they are what is compared.
    package let bundles: [Bundle]
    /// What the frames are, in words.
    package let source: String
    /// What the user asked for, defaults included.
    package let configuration: [String: String]
    /// Of what ran.
    package let versions: [String: String]
    package let machine: [String: String]
    /// When it began, as ISO 8601 has it.
    package let started: String
    /// How many comparisons were asked for.
    package let planned: Int
    /// Up to this latency an answer is in time, in milliseconds.
    package let withinMs: Double
    /// Which cores the processes were kept to.
    package let cores: CorePinning
    /// When frames came; `nil`: each once the one before it was answered.
    package let arrivals: FrameSchedule?
    /// Frames that a method answers before the next one has its turn.
    package let blockLength: Int

    package init(
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
    package init(_ served: ServedBundle) {
        let bundle = served.bundle.description
        self.init(
            name: served.name, version: bundle.digest.description,
            partitionBytes: bundle.config.partitions.map { bundle.model(.partition($0.id))?.size ?? 0 })
    }
}
