package import CacheNetBundle
package import CacheNetData
package import CacheNetEmulation
package import CacheNetRivals

/// A bundle, and the edge server that has it.
package struct ServedBundle: Sendable {
    /// Tells it from the other bundles of an experiment.
    package let name: String
    package let bundle: Bundle
    /// Where an edge server in another process serves it.
    package let server: ServerAddress
    /// That process.
    package let process: Int32
    /// The way there, where it is one of the kernel's.
    package let kernelLink: KernelLink?
    /// Its gates and their rivals, calibrated for the same risk on each kind of stream.
    package var gates: [StreamKind: CalibratedGates] = [:]

    package init(
        name: String, bundle: Bundle, server: ServerAddress, process: Int32, kernelLink: KernelLink? = nil
    ) {
        self.name = name
        self.bundle = bundle
        self.server = server
        self.process = process
        self.kernelLink = kernelLink
    }
}
