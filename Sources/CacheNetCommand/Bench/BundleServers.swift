import CacheNetBench
import CacheNetBundle
import CacheNetData
import CacheNetEmulation
import CacheNetRivals
import Foundation

/// An edge server for each bundle, each in a process of its own. Stop them when done.
struct BundleServers: Sendable {
    private let children: [ServerChild]
    let bundles: [ServedBundle]

    /// What tells bundles apart: the names of their directories, for where these lie is nobody else's business.
    static func name(of path: String) -> String { URL(filePath: path).deletingPathExtension().lastPathComponent }

    /// - Parameters:
    ///   - opened: bundles and their directories, of different names.
    ///   - haveNetworks: whether each gets a network of its own, and a link of the kernel to it.
    ///   - gates: what was calibrated for a bundle, on each kind of stream.
    /// - Throws: when a server does not start, or a bundle cannot be calibrated.
    init(
        _ opened: [(path: String, bundle: CacheNetBundle.Bundle)], on cores: CorePinning, haveNetworks: Bool,
        gates: (CacheNetBundle.Bundle) throws -> [StreamKind: CalibratedGates]?
    ) async throws {
        var (children, bundles): ([ServerChild], [ServedBundle]) = ([], [])
        do {
            for (path, bundle) in opened {
                let calibrated = try gates(bundle)
                let child = try await ServerChild(bundle: path, on: cores, hasNetwork: haveNetworks)
                children.append(child)
                var served = ServedBundle(
                    // A single one goes by its own name.
                    name: opened.count == 1 ? bundle.description.config.name.description : Self.name(of: path),
                    bundle: bundle, server: child.address, process: child.processIdentifier,
                    kernelLink: child.kernelLink)
                served.gates = calibrated ?? [:]
                bundles.append(served)
            }
        } catch {
            for child in children { child.stop() }
            throw error
        }
        (self.children, self.bundles) = (children, bundles)
    }

    func stop() {
        for child in children { child.stop() }
    }
}
