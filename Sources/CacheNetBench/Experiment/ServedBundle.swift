public import CacheNetBundle
public import CacheNetData

/// A bundle, and the edge server that has it.
public struct ServedBundle: Sendable {
    /// Tells it from the other bundles of an experiment.
    public let name: String
    public let bundle: Bundle
    /// Where an edge server in another process serves it.
    public let server: ServerAddress
    /// That process.
    public let process: Int32
    /// The way there, where it is one of the kernel's.
    public let kernelLink: KernelLink?
    /// Its gates and their rivals, calibrated for the same risk on each kind of stream.
    public var gates: [StreamKind: CalibratedGates] = [:]

    public init(
        name: String, bundle: Bundle, server: ServerAddress, process: Int32, kernelLink: KernelLink? = nil
    ) {
        self.name = name
        self.bundle = bundle
        self.server = server
        self.process = process
        self.kernelLink = kernelLink
    }
}
