package import CacheNetBundle
package import CacheNetCalibration
package import CacheNetCore
package import CacheNetData
package import CacheNetDevice
package import CacheNetEmulation
package import CacheNetRivals
package import CacheNetStreamRun
package import Logging

/// What is compared under which conditions.
package struct ComparisonSetup: Sendable {
    package var bundle: Bundle
    /// Where an edge server in another process serves that bundle.
    package var server: ServerAddress
    /// That process, whose computing time is measured; `nil` leaves that out.
    package var serverProcess: Int32?
    /// What keeps the link's rates on the way there; `nil` leaves them to a proxy.
    package var kernelLink: KernelLink?
    package var link: LinkProfile
    package var device: DeviceProfile
    /// When frames come; `nil`: each once the one before it is answered.
    package var arrivals: FrameSchedule?
    /// Methods beside the usual ones.
    package var baselines: Set<ComparedMethod>
    /// How CacheNet behaves.
    package var configuration: DeviceConfiguration
    package var gate: GateChoice
    /// Which partition goes when CacheNet needs room; the paper's CacheNet has LRU.
    package var policy: OnlinePolicy
    /// Gates that were calibrated for the same risk on each kind of stream; without one of `kind`, what the bundle has.
    package var gates: [StreamKind: CalibratedGates]
    /// How the frames at hand are drawn.
    package var kind: StreamKind
    /// What every method's device has at first.
    package var start: DeviceStart
    /// The partition that is there in a warm start.
    package var startPartition: PartitionID
    /// Whether each of CacheNet's devices keeps partitions beyond their eviction, in a store that is empty at first.
    package var hasStore: Bool
    /// What counts as in time: frames answered within it are reported. `nil`: within the device's deadline.
    package var within: Duration?
    /// Of the links' jitter.
    package var seed: UInt64
    package var logger: Logger

    package init(
        bundle: Bundle, server: ServerAddress, serverProcess: Int32? = nil, kernelLink: KernelLink? = nil,
        link: LinkProfile, device: DeviceProfile,
        arrivals: FrameSchedule? = nil, baselines: Set<ComparedMethod> = [],
        configuration: DeviceConfiguration = .init(), gate: GateChoice = .best,
        policy: OnlinePolicy = .lru, gates: [StreamKind: CalibratedGates] = [:], kind: StreamKind = .independent,
        start: DeviceStart = .warm,
        startPartition: PartitionID = 0, hasStore: Bool = false,
        within: Duration? = nil, seed: UInt64 = 1,
        logger: Logger = Logger(label: "cachenet.bench")
    ) {
        self.bundle = bundle
        self.server = server
        self.serverProcess = serverProcess
        self.kernelLink = kernelLink
        self.link = link
        self.device = device
        self.arrivals = arrivals
        self.baselines = baselines
        self.configuration = configuration
        self.gate = gate
        self.policy = policy
        self.gates = gates
        self.kind = kind
        self.start = start
        self.startPartition = startPartition
        self.hasStore = hasStore
        self.within = within
        self.seed = seed
        self.logger = logger
    }

    var calibrated: CalibratedGates? { gates[kind] }

    /// Up to this latency an answer is in time, in milliseconds.
    package var withinMs: Double {
        if let within { return within / .milliseconds(1) }
        guard case .live(let deadline) = configuration.mode else { return .infinity }
        return deadline / .milliseconds(1)
    }

    /// Frames that a method answers before the next one has its turn.
    package var blockLength: Int { arrivals?.blockLength ?? MethodComparison.blockLength }

    /// What is compared, in the order of reports.
    package var methods: [ComparedMethod] {
        ComparedMethod.allCases.filter { ComparedMethod.usual.union(baselines).contains($0) }
    }
}
