extension BundleDescription {
    /// Reads and checks a manifest alone, for those who must know which config to fetch.
    public static func parseManifest(_ bytes: [UInt8]) throws(BundleError) -> ImageManifest {
        guard bytes.count <= maximumManifestSize else {
            throw BundleError(.tooLarge, "manifest: expected at most \(maximumManifestSize) bytes, got \(bytes.count)")
        }
        let manifest = try BundleError.decode(
            ImageManifest.self, from: bytes, file: "manifest", code: .invalidManifest)
        guard manifest.schemaVersion == 2 else { throw wrong("schemaVersion", "2", "\(manifest.schemaVersion)") }
        if let type = manifest.mediaType, type != MediaType.imageManifest {
            throw wrong("mediaType", MediaType.imageManifest, type)
        }
        guard manifest.artifactType == MediaType.bundle else {
            throw wrong("artifactType", MediaType.bundle, manifest.artifactType ?? "nothing")
        }
        guard manifest.config.mediaType == MediaType.config else {
            throw wrong("config.mediaType", MediaType.config, manifest.config.mediaType)
        }
        try manifest.config.checkSize("manifest: config", code: .invalidManifest)
        guard manifest.config.size <= maximumConfigSize else {
            throw BundleError(
                .tooLarge,
                "manifest: config.size: expected at most \(maximumConfigSize) bytes, got \(manifest.config.size)")
        }
        return manifest
    }

    static func check(_ config: [UInt8], against descriptor: Descriptor) throws(BundleError) {
        guard config.count == descriptor.size else {
            throw BundleError(.corrupt, "config: expected \(descriptor.size) bytes, got \(config.count)")
        }
        let digest = Digest.sha256(of: config)
        guard digest == descriptor.digest else {
            throw BundleError(.corrupt, "config: expected \(descriptor.digest), got \(digest)")
        }
    }

    static func models(
        of manifest: ImageManifest, partitions: Int
    ) throws(BundleError) -> [ModelRole: Descriptor] {
        var models: [ModelRole: Descriptor] = [:]
        for (index, layer) in manifest.layers.enumerated() {
            let field = "layers[\(index)]"
            guard layer.mediaType == MediaType.onnx else {
                throw wrong("\(field).mediaType", MediaType.onnx, layer.mediaType)
            }
            try layer.checkSize("manifest: \(field)", code: .invalidManifest)
            let annotation = layer.annotations?[AnnotationKey.role]
            guard let role = annotation.flatMap(ModelRole.init(annotation:)) else {
                throw wrong(
                    "\(field).annotations[\(AnnotationKey.role)]", "full, encoder, fallback or partition/<k>",
                    annotation.map { "\"\($0)\"" } ?? "nothing")
            }
            if case .partition(let id) = role, id >= partitions {
                throw wrong(field, "one of the config's \(partitions) partitions", "\(role)")
            }
            guard models.updateValue(layer, forKey: role) == nil else {
                throw wrong(field, "each model once", "\(role) again")
            }
        }
        let required: [ModelRole] = [.full] + (0..<partitions).map { .partition($0) }
        if let absent = required.first(where: { models[$0] == nil }) {
            throw wrong("layers", "a layer for \(absent)", "none")
        }
        return models
    }

    private static func wrong(_ field: String, _ expected: String, _ got: String) -> BundleError {
        BundleError(.invalidManifest, "manifest: \(field): expected \(expected), got \(got)")
    }
}
