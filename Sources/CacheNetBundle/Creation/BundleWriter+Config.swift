import CacheNetCore
import Glibc

extension BundleWriter {
    static func config(
        _ specification: BundleSpecification, full: ModelSignature, _ file: String
    ) throws(BundleError) -> BundleConfig {
        guard let input = full.inputs.first, full.inputs.count == 1 else {
            throw BundleError(
                .invalidModel, "\(file): inputs: expected exactly one, got \(brief(full.inputs.map(\.name)))")
        }
        let frameShape: [Int]
        if let given = specification.frameShape {
            frameShape = given
        } else {
            frameShape = try Self.frameShape(input, specification.preprocess, file)
        }
        return try config(
            specification, input: .init(name: specification.inputName ?? input.name, shape: frameShape))
    }

    /// The config of what the specification says now, for the input that another one has.
    static func config(
        _ specification: BundleSpecification, like other: BundleConfig
    ) throws(BundleError) -> BundleConfig {
        try config(specification, input: other.input)
    }

    private static func config(
        _ specification: BundleSpecification, input: BundleConfig.Input
    ) throws(BundleError) -> BundleConfig {
        try BundleConfig(
            name: specification.name, labels: specification.labels, input: input,
            preprocess: specification.preprocess, full: specification.full, partitions: specification.partitions,
            belief: specification.belief, fallback: specification.fallback, calibration: specification.calibration,
            provenance: specification.provenance)
    }

    /// The frame that a model's input comes from, when its shape is fixed.
    private static func frameShape(
        _ input: ModelSignature.Port, _ preprocess: Preprocess, _ file: String
    ) throws(BundleError) -> [Int] {
        let shape = Array(input.shape.dropFirst())
        guard shape.count == 3, shape.allSatisfy({ $0 > 0 }) else {
            throw BundleError(
                .invalidSpecification,
                "\(file): input \(input.name): expected [batch] and 3 fixed dimensions, or an input shape given "
                    + "beside it, got \(input.shape)")
        }
        guard preprocess.layout == .channelsFirst else { return [shape[2], shape[0], shape[1]] }
        guard [1, 3].contains(shape[0]) || ![1, 3, 4].contains(shape[2]) else {
            throw BundleError(
                .invalidSpecification,
                "\(file): input \(input.name): expected channels first, got \(input.shape), which looks like channels "
                    + "last: say \"layout\": \"HWC\" in the preprocess, or give the input shape \(shape) if it is right"
            )
        }
        return shape
    }

    /// Without a code the hint is the partition whose classes hold the answer.
    static func checkClasses(_ config: BundleConfig) throws(BundleError) {
        guard let partition = config.partitions.first(where: \.classes.isEmpty) else { return }
        throw BundleError(
            .invalidSpecification,
            "partitions[\(partition.id)].classes: expected its labels, since the full model has no output code and "
                + "there is no encoder, got none")
    }

    static func finish(
        _ store: ContentStore, _ config: BundleConfig, _ layers: [Descriptor], versionNumber: Int?
    ) throws(BundleError) {
        let configBytes = try CanonicalJSON.encode(config)
        let manifest = ImageManifest(
            config: try store.put(configBytes, mediaType: MediaType.config), layers: layers,
            annotations: versionNumber.map { [AnnotationKey.version: $0.description] })
        let manifestBytes = try CanonicalJSON.encode(manifest)
        let annotations = [AnnotationKey.referenceName: "latest"]
        let entry = try store.put(manifestBytes, mediaType: MediaType.imageManifest, annotations: annotations)
        try store.setIndex(ImageIndex(manifests: [entry]))
        // A bundle is a plain image layout: nobody writes to it again.
        rmdir(store.ingestDirectory)
        // What we are about to hand out must satisfy the reader's rules too.
        _ = try BundleDescription(manifest: manifestBytes, config: configBytes)
    }
}
