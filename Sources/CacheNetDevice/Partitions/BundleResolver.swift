public import CacheNetBundle
internal import CacheNetCore
public import CacheNetTransport

/// Finds out which bundle a device runs.
public enum BundleResolver {
    /// Asks the registry for the newest version; when it does not answer, takes what the store held last.
    ///
    /// - Throws: ``DeviceError`` when neither has a usable bundle.
    public static func resolve(
        from registry: any BundleRegistry, store: ContentStore?
    ) async throws(DeviceError) -> BundleDescription {
        do {
            let manifest = try await registry.manifest("latest")
            let parsed = try BundleDescription.parseManifest(manifest)
            let config = try await registry.blob(parsed.config)
            let bundle = try BundleDescription(
                manifest: manifest, config: config.withUnsafeBytes { [UInt8]($0) })
            // A store that cannot take the description costs a later start without the edge, nothing now.
            try? store?.remember(bundle)
            return bundle
        } catch {
            guard let store, let known = try? store.remembered() else {
                throw DeviceError(.bundleUnavailable, "no bundle to run: \(error)")
            }
            return known
        }
    }
}
