public import CacheNetBundle
public import CacheNetCore
public import CacheNetDevice
public import Logging

/// What is compared under which conditions.
public struct ComparisonSetup: Sendable {
    public var bundle: Bundle
    /// The port of 127.0.0.1 where an edge server in another process serves that bundle.
    public var serverPort: Int
    public var link: LinkProfile
    public var device: DeviceProfile
    /// Methods beside the usual ones.
    public var baselines: Set<ComparedMethod>
    /// How CacheNet behaves.
    public var configuration: DeviceConfiguration
    /// The partition that CacheNet starts with; `nil` starts with none.
    public var startPartition: PartitionID?
    /// Where CacheNet keeps partitions beyond their eviction.
    public var store: ContentStore?
    /// Of the links' jitter.
    public var seed: UInt64
    public var logger: Logger

    public init(
        bundle: Bundle, serverPort: Int, link: LinkProfile, device: DeviceProfile,
        baselines: Set<ComparedMethod> = [], configuration: DeviceConfiguration = .init(), startPartition: PartitionID? = nil, store: ContentStore? = nil,
        seed: UInt64 = 1, logger: Logger = Logger(label: "cachenet.bench")
    ) {
        self.bundle = bundle
        self.serverPort = serverPort
        self.link = link
        self.device = device
        self.baselines = baselines
        self.configuration = configuration
        self.startPartition = startPartition
        self.store = store
        self.seed = seed
        self.logger = logger
    }

    /// What is compared, in the order of reports.
    public var methods: [ComparedMethod] {
        ComparedMethod.allCases.filter { ComparedMethod.usual.union(baselines).contains($0) }
    }
}
