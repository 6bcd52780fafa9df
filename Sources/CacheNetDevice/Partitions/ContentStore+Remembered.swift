internal import CacheNetBundle

extension ContentStore {
    /// Keeps a bundle's description, so that a device can start without the edge.
    func remember(_ bundle: BundleDescription) throws(BundleError) {
        let manifest = Descriptor(
            mediaType: MediaType.imageManifest, digest: bundle.digest, size: bundle.manifestBytes.count)
        _ = try put(bundle.configBytes, mediaType: MediaType.config)
        _ = try put(bundle.manifestBytes, mediaType: MediaType.imageManifest)
        try setIndex(ImageIndex(manifests: [manifest]))
    }

    /// The description kept last, or `nil` when there is none.
    func remembered() throws(BundleError) -> BundleDescription? {
        guard let manifest = try index().manifests.first else { return nil }
        return try Bundle(store: self, manifest: manifest, complete: false).description
    }
}
