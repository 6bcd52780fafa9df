package import CacheNetBundle
internal import CacheNetCore
package import Logging

/// Finds out which bundle a device runs.
package enum BundleResolver {
    /// Asks the registry for the newest version; when it does not answer as it should, takes what the store held last of
    /// that registry and that name.
    ///
    /// - Throws: ``DeviceError`` when neither has a usable bundle, or when the registry says that it has none.
    package static func resolve(
        from registry: any BundleRegistry, store: ContentStore?, logger: Logger = Logger(label: "cachenet.device")
    ) async throws(DeviceError) -> BundleDescription {
        do {
            return try await newest(from: registry)
        } catch {
            guard let store, !isFinal(error) else {
                throw DeviceError(.bundleUnavailable, "no bundle to run from \(registry.origin): \(error)")
            }
            let known = try remembered(of: registry.origin, in: store, because: error)
            logger.warning(
                "\(error); starting with version \(known.digest) of \(known.config.name), which the store has from there"
            )
            return known
        }
    }

    static func newest(from registry: any BundleRegistry) async throws -> BundleDescription {
        let manifest = try await registry.manifest("latest")
        let parsed = try BundleDescription.parseManifest(manifest)
        let config = try await registry.blob(parsed.config)
        return try unsafe BundleDescription(manifest: manifest, config: config.withUnsafeBytes { unsafe [UInt8]($0) })
    }

    static func remember(
        _ bundle: BundleDescription, of origin: String, in store: ContentStore, _ logger: Logger
    ) {
        do {
            try store.remember(bundle, of: origin)
        } catch {
            // That costs a later start without the edge, nothing now.
            logger.warning("the store does not remember \(origin): \(error)")
        }
    }

    private static func remembered(
        of origin: String, in store: ContentStore, because cause: any Error
    ) throws(DeviceError) -> BundleDescription {
        let reason: String
        do throws(BundleError) {
            if let known = try store.remembered(of: origin) { return known }
            reason = "\(store.path) has none from there"
        } catch {
            reason = "\(error)"
        }
        throw DeviceError(.bundleUnavailable, "no bundle to run from \(origin): \(cause); \(reason)")
    }

    /// Whether somebody who should know has said no, which no store mends.
    private static func isFinal(_ error: any Error) -> Bool {
        guard let error = error as? TransportError else { return false }
        return [.rejected, .cancelled, .invalidAddress].contains(error.code)
    }
}
