public import CacheNetCore

/// A bundle on disk: an OCI image layout with one manifest.
///
/// ```swift
/// let bundle = try Bundle.open(at: "cifar10.bundle")
/// let model = try bundle.read(.partition(0))
/// ```
public struct Bundle: Sendable {
    /// The manifest and the config, in memory.
    public let description: BundleDescription
    /// Holds the blobs. Of a bundle opened by its path it is read-only.
    public let store: ContentStore

    /// Opens a bundle and checks that everything it consists of is there with the right size. Needs no permission to
    /// write.
    public static func open(at path: String) throws(BundleError) -> Bundle {
        let store = try ContentStore.readOnly(path: path)
        let file = "\(path)/\(ImageLayout.index)"
        let manifests = try store.index().manifests
        guard let entry = manifests.first, manifests.count == 1 else {
            throw BundleError(.invalidLayout, "\(file): manifests: expected exactly one, got \(manifests.count)")
        }
        guard entry.mediaType == MediaType.imageManifest else {
            throw BundleError(
                .invalidLayout,
                "\(file): manifests[0].mediaType: expected \(MediaType.imageManifest), got \(entry.mediaType)")
        }
        return try Bundle(store: store, manifest: entry)
    }

    /// What is at this bundle's place now.
    public func reopened() throws(BundleError) -> Bundle {
        try Bundle.open(at: store.path)
    }

    /// The bundle that a manifest in a store describes.
    ///
    /// - Parameter complete: whether every model must be there already.
    public init(store: ContentStore, manifest entry: Descriptor, complete: Bool = true) throws(BundleError) {
        guard entry.size <= BundleDescription.maximumManifestSize else {
            throw BundleError(
                .tooLarge,
                "manifest: size: expected at most \(BundleDescription.maximumManifestSize) bytes, got \(entry.size)")
        }
        let manifestBytes = try store.readBytes(entry)
        let manifest = try BundleDescription.parseManifest(manifestBytes)
        self.description = try BundleDescription(
            manifest: manifestBytes, config: try store.readBytes(manifest.config))
        self.store = store
        guard complete else { return }
        for layer in description.manifest.layers { try store.checkSize(of: layer) }
    }

    /// Reads a model and verifies its size and every byte.
    ///
    /// - Throws: ``BundleError`` with code `missing` when the bundle has no such model.
    public func read(_ role: ModelRole) throws(BundleError) -> ModelBytes {
        guard let descriptor = description.model(role) else {
            throw BundleError(.missing, "bundle \(description.config.name): expected a model \(role), got none")
        }
        return try store.read(descriptor)
    }

    /// Reads every byte of every blob and compares digests. A model whose weights lie in another file, which no digest
    /// covers, is not intact.
    public func verify() throws(BundleError) {
        for layer in description.manifest.layers {
            guard let (tensor, file) = ExternalWeights.references(in: try store.read(layer)).first else { continue }
            let role = layer.annotations?[AnnotationKey.role] ?? "\(layer.digest)"
            throw BundleError(
                .invalidModel,
                "\(role): expected weights in the model itself, got those of \(tensor) in a file \"\(file)\"; make the "
                    + "bundle again from the models and the files beside them")
        }
    }
}
