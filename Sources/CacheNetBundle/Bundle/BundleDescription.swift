/// A bundle's manifest and config: all there is to know of it without its models.
public struct BundleDescription: Sendable {
    /// No manifest and no config is larger: 4 MiB and 16 MiB.
    public static let maximumManifestSize = 4 << 20
    /// Bytes of a config at most: 16 MiB.
    public static let maximumConfigSize = 16 << 20

    /// Of the manifest's bytes: the bundle's version.
    public let digest: Digest
    /// The manifest as it came, byte for byte.
    public let manifestBytes: [UInt8]
    /// The config as it came, with the size and the digest that the manifest has for it.
    public let configBytes: [UInt8]
    /// Names the blobs: the config, and a layer for each model.
    public let manifest: ImageManifest
    /// What the models take and answer, and their calibration.
    public let config: BundleConfig
    private let models: [ModelRole: Descriptor]

    /// - Throws: ``BundleError`` that names the file (`manifest` or `config`) and the field.
    public init(manifest manifestBytes: [UInt8], config configBytes: [UInt8]) throws(BundleError) {
        self.manifest = try Self.parseManifest(manifestBytes)
        try Self.check(configBytes, against: manifest.config)
        self.config = try BundleConfig(parsing: configBytes)
        self.models = try Self.models(of: manifest, partitions: config.partitions.count)
        self.digest = Digest.sha256(of: manifestBytes)
        self.manifestBytes = manifestBytes
        self.configBytes = configBytes
    }

    /// The number that an operator gives this version; `nil` where the manifest has none.
    public var versionNumber: Int? { manifest.annotations?[AnnotationKey.version].flatMap { Int($0) } }

    /// How many partitions there are, 0 to 4,096; 0 where the fallback model is all that a device has.
    public var partitionCount: Int { config.partitions.count }

    /// The roles there are, in the manifest's fixed order: full, encoder, fallback, partitions.
    public var roles: [ModelRole] {
        ([.full, .encoder, .fallback] + config.partitions.map { .partition($0.id) }).filter { models[$0] != nil }
    }

    /// - Returns: `nil` when the bundle has no such model.
    public func model(_ role: ModelRole) -> Descriptor? { models[role] }

    /// The digests of everything the bundle consists of, the manifest included.
    public var digests: Set<Digest> {
        Set(manifest.layers.map(\.digest) + [digest, manifest.config.digest])
    }
}
