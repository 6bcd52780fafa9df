public import CacheNetBundle
internal import CacheNetCore

/// What a device's store remembers of each bundle, by where that came from: two edges never share an entry, and neither
/// do two models of one edge. Blobs are known by their content, so these may be shared.
extension ContentStore {
    /// Keeps a bundle's description, so that a device can start without the edge.
    func remember(_ bundle: BundleDescription, of origin: String) throws(BundleError) {
        try updateIndex { manifests throws(BundleError) in
            // Until the index lists them, whoever prunes would remove them; here nobody can.
            _ = try put(bundle.configBytes, mediaType: MediaType.config)
            let manifest = try put(bundle.manifestBytes, mediaType: MediaType.imageManifest)
            // What was active of another version says nothing of this one.
            if manifests.contains(where: { $0.origin == origin && $0.digest == manifest.digest }) { return }
            manifests.removeAll { $0.origin == origin }
            manifests.append(manifest.annotated([AnnotationKey.origin: origin]))
        }
    }

    /// The description kept last of an origin, or `nil` when there is none.
    func remembered(of origin: String) throws(BundleError) -> BundleDescription? {
        guard let manifest = try index().manifests.first(where: { $0.origin == origin }) else { return nil }
        return try Bundle(store: self, manifest: manifest, complete: false).description
    }

    /// The names of the bundles that came from an address, ascending.
    ///
    /// - Parameter address: without a slash at the end.
    public func rememberedNames(at address: String) -> [String] {
        let origins = (try? index().manifests.compactMap(\.origin)) ?? []
        return origins.filter { $0.hasPrefix("\(address)/") }.map { String($0.dropFirst(address.count + 1)) }.sorted()
    }

    /// Notes which partition of a bundle is active.
    func note(active id: PartitionID, of bundle: BundleDescription, from origin: String) throws(BundleError) {
        try updateIndex { manifests in
            for (index, manifest) in manifests.enumerated()
            where manifest.origin == origin && manifest.digest == bundle.digest {
                manifests[index] = manifest.annotated([AnnotationKey.origin: origin, AnnotationKey.active: "\(id)"])
            }
        }
    }

    /// The partition of a bundle that was noted last.
    func lastActive(of bundle: BundleDescription, from origin: String) -> PartitionID? {
        let manifests = (try? index().manifests) ?? []
        let manifest = manifests.first { $0.origin == origin && $0.digest == bundle.digest }
        return manifest?.annotations?[AnnotationKey.active].flatMap { PartitionID($0) }
    }
}

extension Descriptor {
    fileprivate var origin: String? { annotations?[AnnotationKey.origin] }

    fileprivate func annotated(_ annotations: [String: String]) -> Descriptor {
        Descriptor(mediaType: mediaType, digest: digest, size: size, annotations: annotations)
    }
}
